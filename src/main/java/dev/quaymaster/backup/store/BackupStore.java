package dev.quaymaster.backup.store;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.CheckRecord;
import dev.quaymaster.backup.RunRecord;
import dev.quaymaster.backup.UnreadableSet;
import dev.quaymaster.files.AtomicFile;
import dev.quaymaster.files.FileFailure;
import dev.quaymaster.files.LockException;
import dev.quaymaster.files.LockFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder of backup sets. It keeps no index: what its manifests say is all there is to know.
///
/// Readers need no lock; whoever writes, deletes or prunes holds [#lock] first. Folders that are
/// not sets are left alone.
public record BackupStore(Path folder) {

    private static final String LOCK = ".quaymaster.lock";
    private static final System.Logger LOG = System.getLogger(BackupStore.class.getName());

    /// Takes this store for one run, and removes what killed ones left in it.
    ///
    /// @throws BackupException of kind LOCKED when another run has it
    public LockFile lock(String purpose) {
        try {
            var lock = LockFile.take(folder.resolve(LOCK), folder.toString(), purpose);
            sweepQuietly();
            return lock;
        } catch (LockException e) {
            throw notLocked(e);
        }
    }

    /// Takes this store for somebody who only reads sets: on read-only media, where nobody deletes
    /// any, without a lock.
    ///
    /// @return empty when nothing can be written here
    /// @throws BackupException of kind LOCKED when another run has it
    public Optional<LockFile> lockToRead(String purpose) {
        try {
            var lock = LockFile.takeToRead(folder.resolve(LOCK), folder.toString(), purpose);
            lock.ifPresent(_ -> sweepQuietly());
            return lock;
        } catch (LockException e) {
            throw notLocked(e);
        }
    }

    /// Takes this store for one run as soon as nobody has it.
    ///
    /// @param patience how long to wait at most
    /// @throws BackupException of kind LOCKED when another run has it even then, CANCELLED when the
    ///   thread was interrupted
    public LockFile await(String purpose, Duration patience) {
        try {
            var lock = LockFile.await(folder.resolve(LOCK), folder.toString(), purpose, patience);
            sweepQuietly();
            return lock;
        } catch (LockException e) {
            throw notLocked(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackupException(
                    BackupException.Kind.CANCELLED,
                    "The " + purpose + " was cancelled while it waited for another run.",
                    e);
        }
    }

    private static BackupException notLocked(LockException e) {
        return new BackupException(
                e.held() ? BackupException.Kind.LOCKED : BackupException.Kind.FAILED,
                String.valueOf(e.getMessage()),
                e);
    }

    /// What cannot be removed costs room, and no run its success.
    private void sweepQuietly() {
        try {
            sweep();
        } catch (BackupException e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage(), e);
        }
    }

    /// Whether its folder is there. One that is not has no sets yet, or is on a disk that is not
    /// connected.
    public boolean exists() {
        return Files.isDirectory(folder);
    }

    /// Whether sets can be made here, its folder as well where there is none yet.
    public boolean isUsable() {
        var at = folder.toAbsolutePath();
        while (Files.notExists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return Files.isDirectory(at) && Files.isWritable(at);
    }

    /// Whether something can be written here. Sets on read-only media are read and restored all the
    /// same.
    public boolean isWritable() {
        return Files.isWritable(folder);
    }

    /// Takes this store if nobody has it.
    public Optional<LockFile> tryLock(String purpose) {
        return LockFile.tryTake(folder.resolve(LOCK), purpose);
    }

    /// All that lies here. No folder in it keeps others from being listed.
    ///
    /// @throws BackupException when the store itself cannot be listed
    public StoreListing read() {
        var sets = new ArrayList<BackupSet>();
        var unreadable = new ArrayList<UnreadableSet>();
        var notices = new ArrayList<String>();
        for (var candidate : candidates()) {
            try {
                var found = SetReader.read(candidate);
                sets.add(found.set());
                found.notice().ifPresent(notices::add);
            } catch (IOException e) {
                var name = candidate.getFileName().toString();
                unreadable.add(new UnreadableSet(name, candidate, reason(e)));
            }
        }
        sets.sort(Comparator.comparing(BackupSet::started)
                .thenComparing(BackupSet::id)
                .reversed());
        return new StoreListing(sets, unreadable, notices);
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException fileSystem
                ? fileSystem.getFile() + " cannot be read: " + FileFailure.reason(e)
                : FileFailure.reason(e);
    }

    /// The complete sets, newest first. Folders whose manifest cannot be read are left out; [#read]
    /// has them.
    public List<BackupSet> list() {
        return read().sets();
    }

    /// The set with this id; any beginning of an id that fits only one set will do.
    public Optional<BackupSet> find(String id) {
        return read().find(id);
    }

    /// Begins a set that nobody sees until it is committed.
    public SetDraft begin(String id) throws IOException {
        return SetDraft.begin(folder, id);
    }

    /// Deletes a set for good. It is no backup from the first moment on, even when the rest is
    /// interrupted.
    ///
    /// @throws BackupException when it is pinned
    public void delete(BackupSet set) {
        SetPin.checkFree(set.id(), set.folder());
        var doomed = StoreLeftovers.deleting(folder, set.id());
        try {
            StoreFolders.deleteAll(doomed); // of an earlier attempt
            Files.move(set.folder(), doomed, StandardCopyOption.ATOMIC_MOVE);
            if (SetPin.isOn(doomed)) { // by somebody who was quicker than the move
                Files.move(doomed, set.folder(), StandardCopyOption.ATOMIC_MOVE);
                SetPin.checkFree(set.id(), set.folder());
            }
            StoreFolders.deleteAll(doomed);
        } catch (IOException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "Cannot delete the backup " + set.id() + ": " + FileFailure.named(e) + ".",
                    e);
        }
    }

    /// Pins a set, so that nothing deletes it, or no longer.
    ///
    /// @return the set as it is now
    /// @throws BackupException when it is gone meanwhile, or its folder cannot be written
    public BackupSet pin(BackupSet set, boolean pinned) {
        SetPin.set(set, pinned);
        return new BackupSet(set.id(), set.folder(), set.manifest(), set.check(), pinned);
    }

    /// Keeps the outcome of a full reading beside the manifest, and returns the set with it.
    ///
    /// @throws IOException when that cannot be written, such as on read-only media; the outcome is
    ///   as true without it ([BackupSet#checked])
    public BackupSet keep(BackupSet set, CheckRecord check) throws IOException {
        AtomicFile.write(set.folder().resolve(CheckRecord.FILE_NAME), RecordJson.document(check));
        return set.checked(check);
    }

    /// Every run that ended here, oldest first, failed ones included.
    public List<RunRecord> history() {
        return new RunHistory(folder).read();
    }

    /// Adds a line to the history.
    public void remember(RunRecord run) {
        new RunHistory(folder).add(run);
    }

    /// Removes what interrupted runs left half-written or half-deleted, and returns the names of
    /// those folders. Only for the holder of the lock.
    public List<String> sweep() {
        try {
            return StoreLeftovers.sweep(children());
        } catch (IOException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "Cannot remove what an interrupted backup left in %s: %s".formatted(folder, FileFailure.named(e)),
                    e);
        }
    }

    private List<Path> candidates() {
        try {
            return children().stream().filter(SetReader::isCandidate).toList();
        } catch (IOException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "Cannot list the backups in " + folder + ": " + FileFailure.reason(e) + ".",
                    e);
        }
    }

    private List<Path> children() throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
