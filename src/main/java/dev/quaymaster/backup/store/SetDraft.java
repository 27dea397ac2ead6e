package dev.quaymaster.backup.store;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.Manifest;
import dev.quaymaster.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// A set that is being written, in a hidden folder that nobody lists. Closing it uncommitted
/// removes the folder.
public final class SetDraft implements AutoCloseable {

    static final String SUFFIX = ".partial";

    private final Path store;
    private final String id;
    private final Path folder;
    private boolean committed;

    private SetDraft(Path store, String id, Path folder) {
        this.store = store;
        this.id = id;
        this.folder = folder;
    }

    static SetDraft begin(Path store, String id) throws IOException {
        AtomicFile.createPrivateFolders(store);
        var folder = store.resolve("." + id + SUFFIX);
        Files.createDirectory(folder, AtomicFile.privateMode("rwx------"));
        return new SetDraft(store, id, folder);
    }

    public String id() {
        return id;
    }

    /// The hidden folder, to write files into; each must be on the disk (fsync) before [#commit].
    public Path folder() {
        return folder;
    }

    /// Writes the manifest, gives the folder its final name and has both on the disk before
    /// returning.
    public BackupSet commit(Manifest manifest) throws IOException {
        AtomicFile.write(folder.resolve(Manifest.FILE_NAME), Json.document(manifest));
        AtomicFile.force(folder);
        var target = store.resolve(id);
        Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
        committed = true;
        AtomicFile.force(store);
        return new BackupSet(id, target, manifest, Optional.empty());
    }

    @Override
    public void close() throws IOException {
        if (!committed) {
            Folders.deleteAll(folder);
        }
    }
}
