package dev.quaymaster.backup.store;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.CheckRecord;
import dev.quaymaster.backup.Manifest;
import dev.quaymaster.backup.RetentionPolicy;
import dev.quaymaster.backup.RunRecord;
import dev.quaymaster.files.AtomicFile;
import dev.quaymaster.files.LockException;
import dev.quaymaster.files.LockFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A folder of backup sets. It keeps no index: what its manifests say is all there is to know.
///
/// Readers need no lock; whoever writes, deletes or prunes holds [#lock] first. Folders that are
/// not sets are left alone.
public record BackupStore(Path folder) {

    private static final String LOCK = ".quaymaster.lock";
    private static final String HISTORY = ".history.jsonl";
    private static final String DELETING = ".deleting";

    /// Takes this store for one run.
    ///
    /// @throws BackupException of kind LOCKED when another run has it
    public LockFile lock(String purpose) {
        try {
            return LockFile.take(folder.resolve(LOCK), folder.toString(), purpose);
        } catch (LockException e) {
            throw new BackupException(
                    e.held() ? BackupException.Kind.LOCKED : BackupException.Kind.FAILED,
                    String.valueOf(e.getMessage()),
                    e);
        }
    }

    /// Takes this store if nobody has it.
    public Optional<LockFile> tryLock(String purpose) {
        return LockFile.tryTake(folder.resolve(LOCK), purpose);
    }

    /// The complete sets, newest first. Folders whose manifest cannot be read are in [#unreadable].
    public List<BackupSet> list() {
        var sets = new ArrayList<BackupSet>();
        scan(sets::add, problem -> {});
        sets.sort(Comparator.comparing(BackupSet::started).thenComparing(BackupSet::id).reversed());
        return List.copyOf(sets);
    }

    /// Folders that carry a manifest this program cannot read, each with the reason; they are never
    /// touched.
    public List<String> unreadable() {
        var problems = new ArrayList<String>();
        scan(set -> {}, problems::add);
        return List.copyOf(problems);
    }

    /// The set with this id; any beginning of an id that fits only one set will do.
    public Optional<BackupSet> find(String id) {
        var fitting = list().stream().filter(set -> set.id().startsWith(id)).toList();
        return fitting.stream()
                .filter(set -> set.id().equals(id))
                .findFirst()
                .or(() -> fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty());
    }

    /// Begins a set that nobody sees until it is committed.
    public SetDraft begin(String id) throws IOException {
        return SetDraft.begin(folder, id);
    }

    /// Deletes a set for good. It is no backup from the first moment on, even when the rest is
    /// interrupted.
    public void delete(BackupSet set) {
        var doomed = folder.resolve("." + set.id() + DELETING);
        try {
            Files.move(set.folder(), doomed, StandardCopyOption.ATOMIC_MOVE);
            Folders.deleteAll(doomed);
        } catch (IOException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "Cannot delete the backup " + set.id() + ": " + e,
                    e);
        }
    }

    /// Deletes what `policy` no longer keeps of `subject`, oldest first, and returns it.
    public List<BackupSet> prune(String subject, RetentionPolicy policy) {
        var superfluous = policy.superfluous(subject, list());
        superfluous.forEach(this::delete);
        return superfluous;
    }

    /// Keeps the outcome of a full reading beside the manifest, and returns the set with it.
    public BackupSet keep(BackupSet set, CheckRecord check) throws IOException {
        AtomicFile.write(set.folder().resolve(CheckRecord.FILE_NAME), Json.document(check));
        return new BackupSet(set.id(), set.folder(), set.manifest(), Optional.of(check));
    }

    /// Every run that ended here, oldest first, failed ones included.
    public List<RunRecord> history() {
        return new RunHistory(folder.resolve(HISTORY)).read();
    }

    /// Adds a line to the history.
    public void remember(RunRecord run) {
        new RunHistory(folder.resolve(HISTORY)).add(run);
    }

    /// Removes what interrupted runs left half-written or half-deleted, and returns the names of
    /// those folders. Only for the holder of the lock.
    public List<String> sweep() {
        var swept = new ArrayList<String>();
        try {
            for (var path : children()) {
                var name = path.getFileName().toString();
                if (name.startsWith(".")
                        && (name.endsWith(SetDraft.SUFFIX) || name.endsWith(DELETING))) {
                    Folders.deleteAll(path);
                    swept.add(name);
                }
            }
        } catch (IOException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "Cannot remove what an interrupted backup left in %s: %s".formatted(folder, e),
                    e);
        }
        return List.copyOf(swept);
    }

    private void scan(Consumer<BackupSet> readable, Consumer<String> unreadable) {
        for (var candidate : candidates()) {
            try {
                readable.accept(read(candidate));
            } catch (IOException e) {
                unreadable.accept(String.valueOf(e.getMessage()));
            }
        }
    }

    private List<Path> candidates() {
        try {
            return children().stream()
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .filter(path -> Files.isRegularFile(path.resolve(Manifest.FILE_NAME)))
                    .toList();
        } catch (IOException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "Cannot list the backups in " + folder + ": " + e,
                    e);
        }
    }

    private List<Path> children() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        }
    }

    private static BackupSet read(Path folder) throws IOException {
        var manifest = ManifestReader.read(folder.resolve(Manifest.FILE_NAME));
        var check = folder.resolve(CheckRecord.FILE_NAME);
        return new BackupSet(
                folder.getFileName().toString(),
                folder,
                manifest,
                Files.exists(check)
                        ? Optional.of(Json.read(check, CheckRecord.class))
                        : Optional.empty());
    }
}
