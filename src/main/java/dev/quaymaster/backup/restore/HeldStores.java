package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.files.LockFile;
import java.util.List;
import java.util.Optional;

/// The stores of a restore, held for as long as it runs: the one it reads from, and the one its
/// safety copy goes to. They are the same but for a set on read-only media, from which nobody can
/// delete meanwhile and which takes no copy.
///
/// @param copies where the safety copy goes
/// @param locks what is held
record HeldStores(BackupStore copies, List<LockFile> locks) implements AutoCloseable {

    HeldStores {
        locks = List.copyOf(locks);
    }

    /// Takes them.
    ///
    /// @param sets has the set
    /// @param usual where copies go when `sets` cannot be written to
    /// @throws BackupException LOCKED when another run has one of them; FAILED when a copy is
    ///   needed and has no place
    static HeldStores take(RestorePlan plan, BackupStore sets, Optional<BackupStore> usual) {
        var purpose = "restore of " + plan.set().id();
        var lock = sets.lockToRead(purpose);
        if (lock.isPresent()) {
            return new HeldStores(sets, List.of(lock.get()));
        }
        if (!plan.overwrites()) {
            return new HeldStores(usual.orElse(sets), List.of());
        }
        var copies = usual.orElseThrow(() -> new BackupException(
                BackupException.Kind.FAILED,
                "%s cannot be written to, so what the volumes hold now cannot be kept there, and nothing was touched. Copy the backup to another folder first."
                        .formatted(sets.folder())));
        return new HeldStores(copies, List.of(copies.lock(purpose)));
    }

    @Override
    public void close() {
        locks.forEach(LockFile::close);
    }
}
