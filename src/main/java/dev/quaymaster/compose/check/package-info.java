/// What only shows when a project is looked at as a whole: references to nothing, contradictions,
/// circles, names used twice.
///
/// [ProjectChecks] runs them on [Drafts], the services and resources on their way into a project.
@NullMarked
package dev.quaymaster.compose.check;

import org.jspecify.annotations.NullMarked;
