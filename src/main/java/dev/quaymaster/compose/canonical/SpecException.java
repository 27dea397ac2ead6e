package dev.quaymaster.compose.canonical;

/// A short form that cannot be read; the message says why in plain words.
final class SpecException extends Exception {

    private static final long serialVersionUID = 1L;

    SpecException(String message) {
        super(message);
    }
}
