package dev.quaymaster.backup.store;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.Manifest;
import dev.quaymaster.backup.SetFileName;
import dev.quaymaster.backup.archive.ManifestChecksum;
import dev.quaymaster.backup.archive.SetFiles;
import dev.quaymaster.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A set that is being written, in a hidden folder that nobody lists. Closing it uncommitted
/// removes the folder.
public final class SetDraft implements AutoCloseable {

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
        var folder = StoreLeftovers.partial(store, SetFileName.requirePlain(id));
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

    /// The manifest with the checksums of all files that are here by now and that it names in no
    /// other way.
    public Manifest withChecksums(Manifest manifest) throws IOException {
        return manifest.withChecksums(checksums(manifest));
    }

    /// Writes the manifest, with checksums of all files that it names in no other way, and its own
    /// beside it; gives the folder its final name, and has all on the disk before returning.
    ///
    /// Both lie in the hidden folder before it is renamed, so a crash leaves either both or no set.
    public BackupSet commit(Manifest draft) throws IOException {
        var manifest = withChecksums(draft);
        var content = RecordJson.document(manifest);
        AtomicFile.write(folder.resolve(Manifest.FILE_NAME), content);
        AtomicFile.write(folder.resolve(Manifest.CHECKSUM_FILE_NAME), ManifestChecksum.line(content));
        AtomicFile.force(folder);
        var target = store.resolve(id);
        Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
        committed = true;
        AtomicFile.force(store);
        return new BackupSet(id, target, manifest, Optional.empty());
    }

    private SortedMap<String, String> checksums(Manifest manifest) throws IOException {
        var sums = new TreeMap<String, String>();
        for (var name : SetFiles.names(folder)) {
            if (!manifest.namesFile(name)) {
                sums.put(name, SetFiles.sha256(folder, name));
            }
        }
        return sums;
    }

    @Override
    public void close() throws IOException {
        if (!committed) {
            StoreFolders.deleteAll(folder);
        }
    }
}
