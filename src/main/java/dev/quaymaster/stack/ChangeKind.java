package dev.quaymaster.stack;

/// What a plan does to one service, network or volume, in the word shown to the user.
public enum ChangeKind {
    /// It is not there yet and is made.
    CREATE("create"),
    /// It is there, but made from another configuration or image: made anew in its place.
    RECREATE("recreate"),
    /// It is there, stopped, and is started.
    START("start"),
    /// It runs and is stopped, but stays.
    STOP("stop"),
    /// It is stopped and started again as it is.
    RESTART("restart"),
    /// Its processes are frozen.
    PAUSE("pause"),
    /// Its frozen processes continue.
    UNPAUSE("unpause"),
    /// It is taken away.
    REMOVE("remove"),
    /// Its image is pulled or built.
    FETCH("fetch"),
    /// It is as it should be.
    UNCHANGED("unchanged"),
    /// The project no longer knows it; it is left alone.
    ORPHAN("orphan");

    private final String word;

    ChangeKind(String word) {
        this.word = word;
    }

    /// Returns whether something happens to the thing.
    public boolean changesSomething() {
        return this != UNCHANGED && this != ORPHAN;
    }

    @Override
    public String toString() {
        return word;
    }
}
