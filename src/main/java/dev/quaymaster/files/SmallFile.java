package dev.quaymaster.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// Reads files that people and other programs may have put in place of ours: a pipe would be waited
/// for without end, and a device or a huge file would fill the memory.
public final class SmallFile {

    private SmallFile() {}

    /// Reads a regular file, or the one a link leads to.
    ///
    /// @param limit most bytes
    /// @throws NoSuchFileException when there is none
    /// @throws FileSystemException when it is something else than a file, larger, or a link that
    ///   leads nowhere; its reason is in plain words
    public static byte[] read(Path file, int limit) throws IOException {
        var attributes = attributes(file);
        if (!attributes.isRegularFile()) {
            var kind = attributes.isDirectory() ? "a folder" : "a pipe or a device";
            throw new FileSystemException(file.toString(), null, "it is " + kind + ", not a file");
        }
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new FileSystemException(
                        file.toString(), null, "it is larger than " + limit + " bytes");
            }
            return bytes;
        }
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            if (Files.isSymbolicLink(file)) {
                throw new FileSystemException(
                        file.toString(),
                        null,
                        "it is a link to " + Files.readSymbolicLink(file) + ", which is not there");
            }
            throw e;
        }
    }
}
