package dev.quaymaster.engine;

import org.jspecify.annotations.Nullable;

/// A call to the engine that did not succeed, with a message for the user: what failed, on what,
/// why, and what to do where that is known.
public final class EngineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /// What went wrong, as far as a caller decides by it.
    public enum Kind {
        /// No engine answers at the endpoint, or the connection broke.
        UNREACHABLE,
        /// The engine or its socket does not let us.
        DENIED,
        /// The container, image, network, volume or path is not there.
        NOT_FOUND,
        /// It exists already, is in use, or is in a state in which this can't be done.
        CONFLICT,
        /// Anything else the engine refused or failed at.
        FAILED,
        /// A disk of the engine's machine has no room left, or a volume of limited size.
        DISK_FULL,
        /// The engine did not answer in time.
        TIMEOUT,
        /// The calling thread was interrupted, or the stream closed from this side.
        CANCELLED
    }

    /// A failure without a cause worth keeping.
    public EngineException(Kind kind, String message) {
        this(kind, message, null);
    }

    /// A failure.
    public EngineException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /// What went wrong.
    public Kind kind() {
        return kind;
    }

    @Override
    public String getMessage() {
        var message = super.getMessage();
        return message == null ? kind.toString() : message;
    }
}
