/// Which sets are no longer kept. Pure: it decides on what a store lists, the caller deletes.
///
/// A [dev.quaymaster.backup.retention.SetSeries] is the sets that succeed one another: those of one
/// subject that the schedule of one plan made of one engine from one machine, or that were made by
/// hand. An [dev.quaymaster.backup.retention.ExpiryPlan] says which sets of a series go, each with
/// the reason, and why none goes where their order is in doubt.
@NullMarked
package dev.quaymaster.backup.retention;

import org.jspecify.annotations.NullMarked;
