package dev.quaymaster.engine.http;

import java.io.IOException;

/// What came is no answer as HTTP has it, so that nothing that follows can be trusted. The message
/// completes "what answered …".
final class NotHttpException extends IOException {

    private static final long serialVersionUID = 1L;

    NotHttpException(String message) {
        super(message);
    }
}
