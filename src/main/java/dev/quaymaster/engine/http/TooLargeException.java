package dev.quaymaster.engine.http;

import java.io.IOException;

/// More came than is read into the memory.
final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    /// @param how completes "its answer …"
    TooLargeException(String how) {
        super("its answer " + how + ", which is more than is read");
    }
}
