package dev.quaymaster.compose.shape;

/// A value that cannot be what its key asks for; the message says why in plain words.
final class BadValueException extends Exception {

    private static final long serialVersionUID = 1L;

    BadValueException(String message) {
        super(message);
    }
}
