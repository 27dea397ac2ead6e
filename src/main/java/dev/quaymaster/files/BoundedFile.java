package dev.quaymaster.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// Reads whole files that are meant to be small. What stands in a setting or in somebody else's
/// file may name anything: a pipe that nobody ever writes to, a device without an end. So only
/// regular files are read, and only up to a size.
public final class BoundedFile {

    /// More than any settings file, compose file, certificate or list of variables needs.
    public static final int MOST_BYTES = 16 * 1024 * 1024;

    private BoundedFile() {}

    /// The bytes of a regular file; links to one are followed.
    ///
    /// @throws IOException when it is something else, too large, or can't be read; the reason of a
    ///   [FileSystemException] says which
    public static byte[] bytes(Path file) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new FileSystemException(file.toString(), null, "it is a folder, not a file");
        }
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "it is not a regular file");
        }
        try (var in = Files.newInputStream(file)) {
            return upToLimit(file, in);
        }
    }

    /// The text of a regular file.
    ///
    /// @throws CharacterCodingException when it is not UTF-8
    /// @throws IOException as [#bytes] does
    public static String text(Path file) throws IOException {
        return decoded(bytes(file));
    }

    /// The text of what the user named by hand, which may be a pipe (`<(command)`) or the keyboard
    /// (`/dev/stdin`). An interruption ends the wait for it.
    ///
    /// @throws CharacterCodingException when it is not UTF-8
    /// @throws IOException when it is a folder, too large, or can't be read
    public static String textOfAnyKind(Path file) throws IOException {
        if (Files.isDirectory(file) || Files.isRegularFile(file)) {
            return text(file);
        }
        return decoded(InterruptibleRead.of("reading " + file, () -> {
            try (var in = Files.newInputStream(file)) {
                return upToLimit(file, in);
            }
        }));
    }

    /// The text of a stream, to its end. An interruption ends the wait for it.
    ///
    /// @param name what the stream is called in messages
    public static String text(Path name, InputStream in) throws IOException {
        return decoded(InterruptibleRead.of("reading " + name, () -> upToLimit(name, in)));
    }

    private static byte[] upToLimit(Path file, InputStream in) throws IOException {
        var bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new FileSystemException(file.toString(), null, "it is larger than " + (MOST_BYTES >> 20) + " MiB");
        }
        return bytes;
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
