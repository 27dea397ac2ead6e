package dev.quaymaster.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/// Writes a small file so that a crash leaves the old or the new content, never a mixture, and
/// nobody else can read it.
public final class AtomicFile {

    private static final System.Logger LOG = System.getLogger(AtomicFile.class.getName());

    private AtomicFile() {}

    /// Replaces `file` by `content`, mode 0600: temporary file beside it, fsync, rename, fsync of
    /// the folder.
    public static void write(Path file, byte[] content) throws IOException {
        createPrivateFolders(folderOf(file));
        replace(file, content, temporary -> {});
    }

    /// Replaces the content of a file that is there: as [#write], but its mode stays, and its owner
    /// and group where that is allowed.
    public static void overwrite(Path file, byte[] content) throws IOException {
        replace(file, content, temporary -> copyAttributes(file, temporary));
    }

    private interface Preparation {
        void prepare(Path temporary) throws IOException;
    }

    private static Path folderOf(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is no file in a folder");
        }
        return folder;
    }

    private static void replace(Path file, byte[] content, Preparation preparation) throws IOException {
        var folder = folderOf(file);
        var temporary = Files.createTempFile(folder, "." + file.getFileName(), ".new", privateMode("rw-------"));
        try {
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            preparation.prepare(temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        force(folder);
    }

    private static void copyAttributes(Path from, Path to) throws IOException {
        var old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        var fresh = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (old == null || fresh == null) {
            return;
        }
        var wanted = old.readAttributes();
        var given = fresh.readAttributes();
        try {
            if (!given.group().equals(wanted.group())) {
                fresh.setGroup(wanted.group());
            }
            if (!given.owner().equals(wanted.owner())) {
                fresh.setOwner(wanted.owner());
            }
        } catch (FileSystemException e) {
            // only root may give files away; who writes a file of somebody else then owns it
            LOG.log(System.Logger.Level.DEBUG, "The owner of " + from + " could not be kept", e);
        }
        fresh.setPermissions(wanted.permissions());
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
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
