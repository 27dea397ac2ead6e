package dev.quaymaster.cli.console;

/// What a command tells the shell. Scripts depend on these numbers: they never change.
public enum ExitCode {
    /// All was done.
    OK(0),
    /// It could not be done.
    FAILED(1),
    /// `plan`: there is something to do.
    CHANGES_WAITING(2),
    /// The command line makes no sense.
    USAGE(2),
    /// A part was done.
    PARTLY(3),
    /// There is no such set, volume or destination, or no such file or folder to copy or show.
    NOT_FOUND(10),
    /// Another run works there.
    LOCKED(11),
    /// The key does not fit.
    WRONG_KEY(12),
    /// No engine answers, or it does not let us.
    ENGINE_UNREACHABLE(20),
    /// The compose file has errors.
    COMPOSE_ERRORS(21),
    /// The user interrupted it.
    CANCELLED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /// The number the shell sees.
    public int number() {
        return number;
    }
}
