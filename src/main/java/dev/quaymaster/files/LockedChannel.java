package dev.quaymaster.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An open file with the system's exclusive lock on it, and this process's claim ([HeldFiles]).
///
/// @param path with the real path of its folder
/// @param claim closed last
/// @param channel the only one of this file in this process
record LockedChannel(Path path, HeldFiles.Claim claim, FileChannel channel) {

    private static final Set<OpenOption> OPEN =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> CREATE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);

    /// Which file is wanted.
    enum Presence {
        /// The one that is there, or a new one.
        ANY,
        /// The one that is there.
        EXISTING,
        /// A new one.
        NEW
    }

    /// Opens and locks a file.
    ///
    /// @param purpose for those in this process who come meanwhile
    /// @return empty when somebody has it, or when it is not there and was to be
    static Optional<LockedChannel> open(Path file, String purpose, Presence presence) throws IOException {
        if (presence == Presence.EXISTING && attributes(file) == null) {
            return Optional.empty();
        }
        var path = realPath(file);
        var claim = claim(path, purpose);
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        var locked = Optional.<LockedChannel>empty();
        try {
            locked = Uninterrupted.call(() -> lock(path, claim.get(), presence));
            return locked;
        } finally {
            if (locked.isEmpty()) {
                claim.get().close();
            }
        }
    }

    /// Who has this file, in words.
    static String holder(Path file) throws IOException {
        var path = realPath(file);
        var claim = claim(path, "look");
        if (claim.isEmpty()) {
            return HolderNote.words(HeldFiles.purpose(path).orElse("another part of this run"));
        }
        try (var _ = claim.get()) {
            return HolderNote.holder(path);
        }
    }

    /// Claims a file by its path and, when it is there, by its number.
    private static Optional<HeldFiles.Claim> claim(Path path, String purpose) throws IOException {
        var claim = HeldFiles.claim(path, purpose);
        if (claim.isPresent()) {
            var there = attributes(path);
            if (there != null && !addKey(claim.get(), there)) {
                claim.get().close();
                return Optional.empty();
            }
        }
        return claim;
    }

    private static boolean addKey(HeldFiles.Claim claim, BasicFileAttributes attributes) {
        return attributes.fileKey() == null || claim.add(attributes.fileKey());
    }

    private static Optional<LockedChannel> lock(Path path, HeldFiles.Claim claim, Presence presence)
            throws IOException {
        var before = attributes(path);
        if (before != null) {
            requireRegular(path, before);
        }
        if (before != null && presence == Presence.NEW) {
            throw new FileAlreadyExistsException(path.toString());
        }
        if (before == null && presence == Presence.EXISTING) {
            return Optional.empty();
        }
        FileChannel channel = null;
        var done = false;
        try {
            channel = before == null ? create(path) : FileChannel.open(path, OPEN);
            var after = before == null ? attributes(path) : before;
            done = after != null && addKey(claim, after) && tryLock(channel) && isStill(path, after);
            return done ? Optional.of(new LockedChannel(path, claim, channel)) : Optional.empty();
        } catch (NoSuchFileException | FileAlreadyExistsException e) {
            if (isChanged(path, before)) {
                return Optional.empty(); // made or removed by somebody else meanwhile
            }
            throw e;
        } finally {
            if (!done && channel != null) {
                channel.close();
            }
        }
    }

    private static boolean isChanged(Path path, @Nullable BasicFileAttributes before) throws IOException {
        return (attributes(path) == null) != (before == null);
    }

    private static FileChannel create(Path path) throws IOException {
        return FileChannel.open(path, CREATE, AtomicFile.privateMode("rw-------"));
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /// Whether the path still leads to the file that was locked: its holder may have removed it
    /// between opening and locking, and then somebody else holds another file of that name.
    private static boolean isStill(Path path, BasicFileAttributes locked) throws IOException {
        var now = attributes(path);
        return now != null && Objects.equals(now.fileKey(), locked.fileKey());
    }

    private static void requireRegular(Path path, BasicFileAttributes attributes) throws IOException {
        if (!attributes.isRegularFile()) {
            var kind = attributes.isSymbolicLink()
                    ? "a link"
                    : attributes.isDirectory() ? "a folder" : "a pipe or a device";
            throw new FileSystemException(path.toString(), null, "it is " + kind + ", and nothing is written to it");
        }
    }

    private static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /// Two paths of one folder are one; the file itself is not followed.
    private static Path realPath(Path file) throws IOException {
        var absolute = file.toAbsolutePath();
        var folder = Objects.requireNonNull(absolute.getParent(), "a file in a folder");
        return folder.toRealPath().resolve(absolute.getFileName());
    }

    /// All of the file, from its beginning.
    ///
    /// @throws FileSystemException when it is larger than that
    byte[] read(int limit) throws IOException {
        var size = channel.size();
        if (size > limit) {
            throw new FileSystemException(path.toString(), null, "it is larger than " + limit + " bytes");
        }
        var buffer = ByteBuffer.allocate((int) size);
        int count;
        do {
            count = channel.read(buffer, buffer.position());
        } while (count > 0);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    /// Adds to the end of the file, and asks the disk to have it.
    void append(ByteBuffer bytes) throws IOException {
        var end = channel.size();
        while (bytes.hasRemaining()) {
            end += channel.write(bytes, end);
        }
        channel.force(true);
    }

    /// Lets go of the file.
    void release() throws IOException {
        try (claim) {
            channel.close();
        }
    }
}
