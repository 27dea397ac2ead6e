package dev.quaymaster.compose.env;

/// An env file that cannot be read as one.
public final class DotEnvException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    /// Makes the exception.
    ///
    /// @param line line, from 1
    /// @param message what is wrong there
    public DotEnvException(int line, String message) {
        super(message);
        this.line = line;
    }

    /// Where it went wrong.
    ///
    /// @return line, from 1
    public int line() {
        return line;
    }
}
