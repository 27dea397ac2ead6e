/// What a run must undo when it is killed: written down, and on the disk, before each step that
/// changes something.
///
/// A [dev.quaymaster.backup.journal.RunJournal] is held open and locked by the process that runs; a
/// journal nobody holds belongs to a process that is gone, and
/// [dev.quaymaster.backup.journal.UnfinishedRun] says what it left. A run that ends in any other
/// way than by being killed undoes its steps itself and removes its journal.
///
/// Threads: one run, one thread. Knows neither engine nor store.
@NullMarked
package dev.quaymaster.backup.journal;

import org.jspecify.annotations.NullMarked;
