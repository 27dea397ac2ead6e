package dev.quaymaster.backup.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quaymaster.backup.Manifest;
import dev.quaymaster.backup.archive.ManifestChecksum;
import java.io.IOException;
import java.nio.file.Path;

/// Reads manifests of every layout from [Manifest#OLDEST_FORMAT] to [Manifest#FORMAT]. An older
/// layout becomes the next one step by step, before it is turned into a record.
final class ManifestReader {

    private ManifestReader() {}

    /// Reads the one in a set folder.
    ///
    /// @throws IOException when the file cannot be read, is no manifest, not the one that was
    ///   written, or one of a layout that this program does not know
    static Manifest read(Path folder) throws IOException {
        var file = folder.resolve(Manifest.FILE_NAME);
        var content = ManifestChecksum.manifest(folder);
        var tree = RecordJson.object(new String(content, UTF_8), file.toString());
        int format = tree.path("format").asInt();
        if (format < Manifest.OLDEST_FORMAT || format > Manifest.FORMAT) {
            throw new IOException("%s was written in layout %d; this program reads layouts up to %d"
                    .formatted(file, format, Manifest.FORMAT));
        }
        var problem = ManifestChecksum.problem(folder, format, content);
        if (problem.isPresent()) {
            throw new IOException(problem.get());
        }
        if (format < 2) {
            upgradeTo2(tree);
        }
        return RecordJson.convert(tree, Manifest.class, file.toString());
    }

    private static void upgradeTo2(ObjectNode tree) {
        if (tree.path("about") instanceof ObjectNode about) {
            about.putNull("origin");
        }
        tree.putObject("checksums");
        tree.putArray("notSaved");
    }
}
