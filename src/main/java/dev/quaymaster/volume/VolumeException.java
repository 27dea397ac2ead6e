package dev.quaymaster.volume;

import org.jspecify.annotations.Nullable;

/// Something that can't be done with a volume or what is in it, in words for the user.
public final class VolumeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /// What went wrong, as far as a caller decides by it.
    public enum Kind {
        /// The volume is not there, or the file or folder in it.
        NOT_FOUND,
        /// The volume has no room left.
        FULL,
        /// Anything else.
        FAILED
    }

    /// A failure without a cause worth keeping.
    public VolumeException(String message) {
        this(message, null);
    }

    /// A failure.
    public VolumeException(String message, @Nullable Throwable cause) {
        this(Kind.FAILED, message, cause);
    }

    /// A failure that a caller may decide by.
    public VolumeException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /// What went wrong.
    public Kind kind() {
        return kind;
    }
}
