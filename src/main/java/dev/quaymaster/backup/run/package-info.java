/// Backing up: what is decided first, then what is done.
///
/// [dev.quaymaster.backup.run.CopyPlanner] looks at containers and volumes and decides, without
/// touching anything, how each volume is copied; [dev.quaymaster.backup.run.BackupRunner] does it:
/// pause or stop, read, continue, seal, commit. Containers that were held still go on in `finally`,
/// before anything else, and after a `kill -9` by the journal.
///
/// Threads: a run belongs to one thread; interrupting it cancels the run, and what was held still
/// goes on all the same.
@NullMarked
package dev.quaymaster.backup.run;

import org.jspecify.annotations.NullMarked;
