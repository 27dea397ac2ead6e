package dev.quaymaster.stack;

/// How a service is, derived from its containers. The order is from bad to good only by accident;
/// colours and icons are chosen by the views.
public enum ServiceStatus {
    /// It has no container.
    NOT_CREATED("not created"),
    /// Its containers are stopped, by the user or with the engine.
    STOPPED("stopped"),
    /// It runs, but its health check has not passed yet.
    STARTING("starting"),
    /// It runs and has no health check.
    RUNNING("running"),
    /// It runs and its health check passes.
    HEALTHY("healthy"),
    /// It runs, but its health check fails.
    UNHEALTHY("unhealthy"),
    /// Its processes are frozen.
    PAUSED("paused"),
    /// The engine starts it again and again because it ends.
    RESTARTING("restarting"),
    /// It ended with an error, or was killed for lack of memory.
    FAILED("failed"),
    /// It ran once, as meant, and ended without an error.
    DONE("done");

    private final String word;

    ServiceStatus(String word) {
        this.word = word;
    }

    /// Returns whether there is a running process.
    public boolean isUp() {
        return switch (this) {
            case STARTING, RUNNING, HEALTHY, UNHEALTHY -> true;
            case NOT_CREATED, STOPPED, PAUSED, RESTARTING, FAILED, DONE -> false;
        };
    }

    /// Returns the word shown to the user.
    @Override
    public String toString() {
        return word;
    }
}
