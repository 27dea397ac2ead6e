package dev.quaymaster.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Holds a lock file for as long as it is open. The system lets go of it when the process ends,
/// however it ends, so there is nothing stale to clean up.
///
/// Within the process a lock is held once as well: a file that is held here is not opened again
/// ([HeldFiles]). The file itself is never written by taking its lock; who has it is said in a file
/// beside it, with `.holder` at the end of its name. Links and whatever else is no regular file are
/// refused in its place.
///
/// Threads: any; a lock belongs to no thread.
public final class LockFile implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    /// Who only looks whether a lock is held has it for a moment.
    private static final int ATTEMPTS = 4;

    private final LockedChannel locked;
    private final Runnable beforeRelease;
    private final AtomicBoolean released = new AtomicBoolean();

    private LockFile(LockedChannel locked, Runnable beforeRelease) {
        this.locked = locked;
        this.beforeRelease = beforeRelease;
    }

    /// Takes the lock, or tells who has it.
    ///
    /// @param subject what the lock is about, for the message
    /// @param purpose for those who come after
    /// @throws LockException when another run, here or in another process, has it
    public static LockFile take(Path file, String subject, String purpose) {
        return tryTake(file, purpose).orElseThrow(() -> LockException.held(file, subject));
    }

    /// Takes the lock if nobody has it.
    ///
    /// @param purpose for those who come after
    /// @throws LockException when the file cannot be locked, such as on read-only media
    public static Optional<LockFile> tryTake(Path file, String purpose) {
        var taken = attempt(file, purpose);
        for (int more = 1; more < ATTEMPTS && taken.isEmpty(); more++) {
            LockSupport.parkNanos(FIRST_PAUSE.toNanos());
            taken = attempt(file, purpose);
        }
        return taken;
    }

    /// Takes the lock as soon as nobody has it.
    ///
    /// @param subject what the lock is about, for the message
    /// @param purpose for those who come after
    /// @param patience how long to wait at most
    /// @throws LockException when somebody still has it then, or it cannot be locked
    /// @throws InterruptedException when cancelled meanwhile
    public static LockFile await(Path file, String subject, String purpose, Duration patience)
            throws InterruptedException {
        return patiently(patience, () -> attempt(file, purpose).orElseThrow(() -> LockException.held(file, subject)));
    }

    /// Takes something again and again until nobody else has it: all that waits for locks waits
    /// here.
    ///
    /// @param patience how long to wait at most
    /// @param take takes all of it, or nothing and throws
    /// @throws LockException when somebody still has it then, or it cannot be locked
    /// @throws InterruptedException when cancelled meanwhile
    public static <T> T patiently(Duration patience, Supplier<T> take) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        var pause = FIRST_PAUSE;
        while (true) {
            long left;
            try {
                return take.get();
            } catch (LockException e) {
                left = end - System.nanoTime();
                if (!e.held() || left <= 0) {
                    throw e;
                }
            }
            Thread.sleep(Duration.ofNanos(Math.min(left, pause.toNanos())));
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /// Takes the lock for somebody who only reads what it protects: on read-only media, where
    /// nobody changes anything, without it.
    ///
    /// @param subject what the lock is about, for the message
    /// @param purpose for those who come after
    /// @return empty when what it protects may only be read
    /// @throws LockException when another run has it, or it cannot be locked for another reason
    public static Optional<LockFile> takeToRead(Path file, String subject, String purpose) {
        try {
            return Optional.of(take(file, subject, purpose));
        } catch (LockException e) {
            if (e.reason() == LockException.Reason.READ_ONLY) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// Locks a file that is there and whose content matters, such as a journal. Read and write it
    /// with [#content] and [#append] only: opening it elsewhere in this process would let go of the
    /// lock.
    ///
    /// @param purpose for those in this process who come meanwhile
    /// @return empty when somebody has it, here or in another process, or when it is gone
    /// @throws IOException when it is no regular file, or cannot be locked
    public static Optional<LockFile> tryLockExisting(Path file, String purpose) throws IOException {
        return LockedChannel.open(file, purpose, LockedChannel.Presence.EXISTING)
                .map(channel -> new LockFile(channel, () -> {}));
    }

    /// Makes a file, mode 0600, and locks it before anybody can have seen it unlocked for long.
    ///
    /// @param purpose for those in this process who come meanwhile
    /// @throws FileAlreadyExistsException when there is one
    /// @throws IOException when it cannot be made or locked
    public static LockFile createLocked(Path file, String purpose) throws IOException {
        return LockedChannel.open(file, purpose, LockedChannel.Presence.NEW)
                .map(channel -> new LockFile(channel, () -> {}))
                .orElseThrow(() -> new FileAlreadyExistsException(file.toString()));
    }

    /// Whether this process has any lock, so that it may be in the midst of changing something.
    public static boolean anyHeldHere() {
        return HeldFiles.any();
    }

    /// Whether somebody has this lock at this moment, here or in another process. Neither makes nor
    /// changes the file.
    ///
    /// @throws LockException when that cannot be found out
    public static boolean isHeld(Path file) {
        try {
            var free = tryLockExisting(file, "a look at who has it");
            free.ifPresent(LockFile::close);
            return free.isEmpty() && Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw LockException.of(file, e);
        }
    }

    /// Who has this lock, such as `window, process 4711`; empty when nobody has it.
    public static Optional<String> holder(Path file) {
        try {
            return isHeld(file) ? Optional.of(LockedChannel.holder(file)) : Optional.empty();
        } catch (IOException e) {
            throw LockException.of(file, e);
        }
    }

    private static Optional<LockFile> attempt(Path file, String purpose) {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                AtomicFile.createPrivateFolders(folder);
            }
            return LockedChannel.open(file, purpose, LockedChannel.Presence.ANY)
                    .map(channel -> noted(channel, purpose));
        } catch (IOException e) {
            throw LockException.of(file, e);
        }
    }

    private static LockFile noted(LockedChannel channel, String purpose) {
        var words = HolderNote.words(purpose);
        var note = HolderNote.of(channel.path());
        note.write(words);
        return new LockFile(channel, () -> note.remove(words));
    }

    /// All that the locked file holds.
    ///
    /// @param limit most bytes; more is an error
    public byte[] content(int limit) throws IOException {
        return Uninterrupted.call(() -> locked.read(limit));
    }

    /// Adds to the locked file, and has it on the disk before returning. A cancelled run may still
    /// do so.
    public void append(byte[] bytes) throws IOException {
        Uninterrupted.call(() -> {
            locked.append(ByteBuffer.wrap(bytes));
            return bytes;
        });
    }

    @Override
    public void close() {
        if (!released.compareAndSet(false, true)) {
            return;
        }
        try {
            beforeRelease.run();
            locked.release();
        } catch (IOException e) {
            throw LockException.of(locked.path(), e);
        }
    }
}
