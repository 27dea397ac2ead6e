package dev.quaymaster.backup;

/// A backup, check or restore that could not be done; the message says what, to what, why and what
/// to do next.
public final class BackupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What went wrong, as far as a caller decides on it (the command line turns it into an exit
    /// code).
    public enum Kind {
        /// The work failed; nothing half-written is left under a final name.
        FAILED,
        /// Another run works on the same store.
        LOCKED,
        /// No such set, volume or archive.
        NOT_FOUND,
        /// The destination has no room left.
        DISK_FULL,
        /// What is stored is not what was written.
        DAMAGED,
        /// The user or a shutdown interrupted it.
        CANCELLED
    }

    private final Kind kind;

    public BackupException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public BackupException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
