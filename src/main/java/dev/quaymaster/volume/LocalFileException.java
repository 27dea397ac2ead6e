package dev.quaymaster.volume;

import dev.quaymaster.files.FileFailure;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/// A file of this machine could not be copied.
final class LocalFileException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Uploaded.Reason reason;

    LocalFileException(Uploaded.Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    private LocalFileException(Uploaded.Reason reason, String detail, IOException cause) {
        super(detail, cause);
        this.reason = reason;
    }

    /// What the system's complaint means.
    static LocalFileException of(IOException cause) {
        return switch (cause) {
            case LocalFileException known -> known;
            case NoSuchFileException _ -> new LocalFileException(Uploaded.Reason.GONE, "", cause);
            default -> new LocalFileException(Uploaded.Reason.UNREADABLE, FileFailure.reason(cause), cause);
        };
    }

    Uploaded.Reason reason() {
        return reason;
    }

    /// What the system said; may be empty.
    String detail() {
        return String.valueOf(getMessage());
    }
}
