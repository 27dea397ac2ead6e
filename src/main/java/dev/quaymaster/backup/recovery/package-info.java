/// Puts right what killed runs left: volumes get their old content back, containers go on,
/// half-written sets go. What cannot be put right without losing something is left as it is, and
/// told.
///
/// [dev.quaymaster.backup.recovery.Recovery] is run at every start and holds the journals of the
/// runs it undoes. Threads: any, one at a time for each folder of journals; another process that
/// comes meanwhile finds nothing to do.
@NullMarked
package dev.quaymaster.backup.recovery;

import org.jspecify.annotations.NullMarked;
