package dev.quaymaster.backup.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.CheckRecord;
import dev.quaymaster.backup.Manifest;
import dev.quaymaster.backup.archive.SetFiles;
import dev.quaymaster.files.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the small files of a set folder: the manifest, compared with its checksum, and the record
/// of the last check.
final class SetReader {

    private static final int LARGEST_CHECK = 16 << 20;

    private SetReader() {}

    /// A set.
    ///
    /// @param notice what the user should know of its folder, as a sentence
    record Found(BackupSet set, Optional<String> notice) {}

    /// Whether a folder is meant to be a set, readable or not: it has a manifest, or the checksum
    /// of one that is gone.
    static boolean isCandidate(Path folder) {
        return !folder.getFileName().toString().startsWith(".")
                && Files.isDirectory(folder)
                && Stream.of(Manifest.FILE_NAME, Manifest.CHECKSUM_FILE_NAME)
                        .map(folder::resolve)
                        .anyMatch(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS));
    }

    /// Reads the set in `folder`, whose name is its id even when it was renamed by hand.
    ///
    /// @throws IOException saying why it cannot be read
    static Found read(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(folder + " is a link, and the backup lies elsewhere");
        }
        var manifest = ManifestReader.read(folder);
        var id = folder.getFileName().toString();
        var pinned = SetPin.isOn(folder);
        try {
            return new Found(new BackupSet(id, folder, manifest, check(folder), pinned), Optional.empty());
        } catch (IOException e) {
            return new Found(
                    new BackupSet(id, folder, manifest, Optional.empty(), pinned),
                    Optional.of(
                            "What the last check of %s found cannot be read, so it counts as not checked (%s). Check it again: backup verify."
                                    .formatted(id, FileFailure.reason(e))));
        }
    }

    private static Optional<CheckRecord> check(Path folder) throws IOException {
        var file = folder.resolve(CheckRecord.FILE_NAME);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        var text = SetFiles.read(folder, CheckRecord.FILE_NAME, LARGEST_CHECK);
        var tree = RecordJson.object(new String(text, UTF_8), file.toString());
        if (!tree.has("notes")) {
            tree.putArray("notes"); // as yesterday's version wrote it
            tree.put("loaded", false);
        }
        if (!tree.has("proof")) {
            tree.putNull("proof");
        }
        return Optional.of(RecordJson.convert(tree, CheckRecord.class, file.toString()));
    }
}
