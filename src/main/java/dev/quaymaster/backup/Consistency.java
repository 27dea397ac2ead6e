package dev.quaymaster.backup;

/// How the copy of one volume was made to be of one moment.
public enum Consistency {
    /// The database wrote a dump of itself, in its own running container.
    DUMP("pg_dump (consistent)"),
    /// Every container that writes to the volume was frozen while it was read.
    PAUSE("paused copy"),
    /// Every container that writes to the volume was stopped while it was read.
    STOP("stopped copy"),
    /// Read while containers may have been writing: only where the user asked for it.
    LIVE("live copy (not consistent)"),
    /// No running container had the volume open for writing.
    AT_REST("copy at rest");

    private final String words;

    Consistency(String words) {
        this.words = words;
    }

    /// A few plain words for a table or a report.
    public String words() {
        return words;
    }
}
