package dev.quaymaster.editor;

/// A file cannot be read or written; the message is for the user.
public final class EditorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EditorException(String message) {
        super(message);
    }

    EditorException(String message, Throwable cause) {
        super(message, cause);
    }
}
