package dev.quaymaster.compose.env;

/// A text whose variables cannot be replaced; the message says why in plain words.
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Makes the exception.
    ///
    /// @param message what is wrong
    public TemplateException(String message) {
        super(message);
    }
}
