package dev.quaymaster.cli.console;

/// Ends a command with a message for the user and a code for the shell.
public final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    /// @param message what happened, to what, why, and what to do next
    public CommandException(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    /// What the shell is told.
    public ExitCode code() {
        return code;
    }
}
