/// The folder of backups: sets, their history and the lock that keeps two runs apart.
///
/// No index is kept, so nothing can disagree with the files:
/// [dev.quaymaster.backup.store.BackupStore] reads the manifests. A set is written as a
/// [dev.quaymaster.backup.store.SetDraft] in a hidden folder and renamed when it is complete and on
/// the disk.
///
/// Threads: any; one writer at a time across processes ([dev.quaymaster.files.LockFile]). Knows no
/// engine.
@NullMarked
package dev.quaymaster.backup.store;

import org.jspecify.annotations.NullMarked;
