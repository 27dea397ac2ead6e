/// Restoring: a plan that says what will be stopped, made and overwritten, and its execution.
///
/// [dev.quaymaster.backup.restore.RestorePlan] changes nothing and prints itself; it is what the
/// user confirms. [dev.quaymaster.backup.restore.Restorer] checks the archives in full, stops the
/// users of a volume, keeps what it held as a set of its own, replaces it, compares, and starts the
/// users again in `finally`. A volume whose restore fails gets its old content back.
/// [dev.quaymaster.backup.recovery.Recovery] does the same for runs that were killed.
///
/// Threads: a run belongs to one thread; interrupting it cancels the run.
@NullMarked
package dev.quaymaster.backup.restore;

import org.jspecify.annotations.NullMarked;
