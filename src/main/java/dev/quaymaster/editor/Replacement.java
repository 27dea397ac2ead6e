package dev.quaymaster.editor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/// Replaces a file so that a crash leaves the old or the new content, never a mixture.
final class Replacement {

    private Replacement() {}

    /// Writes a temporary file beside it with the same mode and, where allowed, the same owner,
    /// flushes it, and gives it the file's name.
    static void write(Path file, byte[] content) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        var temporary = Files.createTempFile(folder, "." + file.getFileName(), ".new");
        try {
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            copyAttributes(file, temporary);
            Files.move(
                    temporary,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void copyAttributes(Path from, Path to) throws IOException {
        var old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        var fresh = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (old == null || fresh == null) {
            return;
        }
        var attributes = old.readAttributes();
        if (!fresh.readAttributes().owner().equals(attributes.owner())
                || !fresh.readAttributes().group().equals(attributes.group())) {
            fresh.setOwner(attributes.owner());
            fresh.setGroup(attributes.group());
        }
        fresh.setPermissions(attributes.permissions());
    }
}
