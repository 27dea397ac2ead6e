package dev.quaymaster.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Writes a small file so that a crash leaves the old or the new content, never a mixture, and
/// nobody else can read it.
public final class AtomicFile {

    private AtomicFile() {}

    /// Replaces `file` by `content`, mode 0600: temporary file beside it, fsync, rename, fsync of
    /// the folder.
    public static void write(Path file, byte[] content) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is no file in a folder");
        }
        createPrivateFolders(folder);
        var temporary =
                Files.createTempFile(
                        folder, "." + file.getFileName(), ".new", privateMode("rw-------"));
        try {
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(
                    temporary,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        force(folder);
    }

    /// Makes `folder` and its missing parents, those it makes with mode 0700.
    public static void createPrivateFolders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, privateMode("rwx------"));
        }
    }

    /// Asks the disk to have the content of a file, or the names in a folder, before returning.
    public static void force(Path path) throws IOException {
        if (Files.isDirectory(path) && !posix()) {
            return; // Windows cannot open folders, and commits renames itself
        }
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// The attribute that gives a new file or folder this mode, nothing where the file system has
    /// no modes.
    public static FileAttribute<?>[] privateMode(String mode) {
        return posix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
