package dev.quaymaster.volume;

import org.jspecify.annotations.Nullable;

/// Something that can't be done with a volume or what is in it, in words for the user.
public final class VolumeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// A failure without a cause worth keeping.
    public VolumeException(String message) {
        this(message, null);
    }

    /// A failure.
    public VolumeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
