package dev.quaymaster.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// A lock could not be taken; the message says who has it, or why not.
public final class LockException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /// Why a lock could not be taken.
    public enum Reason {
        /// Another run, here or in another process, has it.
        HELD,
        /// Its folder, or the file itself, may only be read: nobody who has no more rights than
        /// this user can change what it protects, so a reader may go on without it.
        READ_ONLY,
        /// The file cannot be locked for another reason.
        FAILED
    }

    private LockException(String message) {
        super(message);
        this.reason = Reason.HELD;
    }

    private LockException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /// Somebody has the lock `file`.
    ///
    /// @param subject what the lock is about
    static LockException held(Path file, String subject) {
        return new LockException("Another run works on %s (%s). Wait until it has ended, then try again."
                .formatted(subject, holder(file)));
    }

    /// The lock `file` cannot be used.
    static LockException of(Path file, IOException cause) {
        if (cause instanceof AccessDeniedException || isReadOnly(file.toAbsolutePath())) {
            return new LockException(
                    Reason.READ_ONLY,
                    "Cannot write %s: it may only be read. Choose a folder you may write to.".formatted(file),
                    cause);
        }
        return new LockException(
                Reason.FAILED,
                "Cannot lock %s: %s. %s, or choose another folder."
                        .formatted(file, FileFailure.reason(cause), remedy(file)),
                cause);
    }

    private static String remedy(Path file) {
        var taken =
                Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        return taken ? "Move it away" : "Put that right";
    }

    private static String holder(Path file) {
        try {
            return LockedChannel.holder(file);
        } catch (IOException e) {
            return "its holder did not say who it is";
        }
    }

    /// Whether neither the file nor, if there is none, its nearest folder may be written to.
    private static boolean isReadOnly(Path file) {
        var at = file;
        while (!Files.exists(at, LinkOption.NOFOLLOW_LINKS) && at.getParent() != null) {
            at = at.getParent();
        }
        return (!at.equals(file) || Files.isRegularFile(at, LinkOption.NOFOLLOW_LINKS)) && !Files.isWritable(at);
    }

    /// Why.
    public Reason reason() {
        return reason;
    }

    /// Whether somebody else has it; otherwise the file could not be written.
    public boolean held() {
        return reason == Reason.HELD;
    }
}
