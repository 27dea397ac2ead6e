/// Backups in the window: making, checking and restoring them as activities, their history, plans
/// and schedule.
///
/// Main types: [dev.quaymaster.ui.backup.BackupJobs] runs the work and tells how far it is; the
/// screens show what [dev.quaymaster.backup.store.BackupStore] holds.
///
/// Threads: work runs on virtual threads through `ui.kit.Tasks`; progress reaches the FX thread
/// through `ui.kit.Latest`.
///
/// Limits: decides nothing about backups; that is the `backup` package's job.
@NullMarked
package dev.quaymaster.ui.backup;

import org.jspecify.annotations.NullMarked;
