package dev.quaymaster.files;

/// A lock could not be taken; the message says who has it, or why not.
public final class LockException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean held;

    LockException(String message) {
        super(message);
        this.held = true;
    }

    LockException(String message, Throwable cause) {
        super(message, cause);
        this.held = false;
    }

    /// Whether somebody else has it; otherwise the file could not be written.
    public boolean held() {
        return held;
    }
}
