package dev.quaymaster.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds a lock file for as long as it is open. The system lets go of it when the process ends,
/// however it ends, so there is nothing stale to clean up.
public final class LockFile implements AutoCloseable {

    private final FileChannel channel;

    private LockFile(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the lock, or tells who has it.
    ///
    /// @param subject what the lock is about, for the message
    /// @param purpose for those who come after
    /// @throws LockException when another run, here or in another process, has it
    public static LockFile take(Path file, String subject, String purpose) {
        return tryTake(file, purpose)
                .orElseThrow(
                        () ->
                                new LockException(
                                        "Another run works on %s (%s). Wait until it has ended, then try again."
                                                .formatted(subject, holder(file))));
    }

    /// Takes the lock if nobody has it.
    ///
    /// @param purpose written into the file for those who come after
    /// @throws LockException when the file cannot be written
    public static Optional<LockFile> tryTake(Path file, String purpose) {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                AtomicFile.createPrivateFolders(folder);
            }
            var channel =
                    FileChannel.open(
                            file,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            AtomicFile.privateMode("rw-------"));
            if (lock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            var text = "%s, process %d\n".formatted(purpose, ProcessHandle.current().pid());
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            return Optional.of(new LockFile(channel));
        } catch (IOException e) {
            throw new LockException(
                    "Cannot write %s: %s. Choose a folder you may write to."
                            .formatted(file, reason(e)),
                    e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    private static String holder(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "its holder did not say who it is";
        }
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException && e.getMessage() != null
                ? e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage()
                : String.valueOf(e.getMessage());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LockException("Cannot let go of a lock file: " + reason(e), e);
        }
    }
}
