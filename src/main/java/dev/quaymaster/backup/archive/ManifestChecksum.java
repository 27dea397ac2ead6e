package dev.quaymaster.backup.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quaymaster.backup.Manifest;
import dev.quaymaster.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// The SHA-256 of a manifest in a file beside it, which layout 1 did not have yet.
public final class ManifestChecksum {

    private static final int LARGEST_MANIFEST = 64 << 20;
    private static final int LONGEST = 1 << 10;
    private static final int FIRST_FORMAT = 2;

    private ManifestChecksum() {}

    /// The manifest of the set in `folder`, as it lies there; throws as [SetFiles#open].
    public static byte[] manifest(Path folder) throws IOException {
        return SetFiles.read(folder, Manifest.FILE_NAME, LARGEST_MANIFEST);
    }

    /// The SHA-256 of the manifest in `folder`, as it lies there; throws as [SetFiles#open].
    public static String of(Path folder) throws IOException {
        return Sha256.hex(manifest(folder));
    }

    /// The content of the file beside a manifest: the line that `sha256sum -c` reads.
    public static byte[] line(byte[] manifest) {
        var line = Sha256.hex(manifest) + "  " + Manifest.FILE_NAME + "\n";
        return line.getBytes(UTF_8);
    }

    /// Why the manifest of the set in `folder` cannot be taken for what was written, if so.
    ///
    /// @param format the layout the manifest says it has
    /// @throws IOException when the file beside it cannot be read
    public static Optional<String> problem(Path folder, int format, byte[] manifest) throws IOException {
        var file = folder.resolve(Manifest.CHECKSUM_FILE_NAME);
        if (format < FIRST_FORMAT && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            var recorded = SetFiles.read(folder, Manifest.CHECKSUM_FILE_NAME, LONGEST);
            return Arrays.equals(recorded, line(manifest))
                    ? Optional.empty()
                    : Optional.of("%s is not what was written: its SHA-256 is not the one in %s"
                            .formatted(folder.resolve(Manifest.FILE_NAME), Manifest.CHECKSUM_FILE_NAME));
        } catch (NoSuchFileException e) {
            return Optional.of("%s is missing, so nothing says whether %s is what was written"
                    .formatted(file, Manifest.FILE_NAME));
        }
    }
}
