package dev.quaymaster.engine.http;

/// How an engine speaks Docker's language.
public enum Dialect {
    /// As Docker itself does.
    DOCKER,

    /// Podman writes the names of images out in full, and answers who follows a log only when there
    /// is a first line to tell.
    PODMAN;

    private static final String HUB = "docker.io/";
    private static final String OFFICIAL = HUB + "library/";
    private static final String OWN = "localhost/";

    static Dialect of(Head head) {
        return head.header("libpod-api-version").isPresent() ? PODMAN : DOCKER;
    }

    /// Whether an answer that goes on may begin with a long silence.
    public boolean beginsWithTheFirstLine() {
        return this == PODMAN;
    }

    /// An image's name as Docker would tell it, which is how compose files have it: of
    /// `docker.io/library/redis:7` and `localhost/web:1` the last part. The engine finds it by that
    /// name too.
    public String imageName(String name) {
        if (this == DOCKER) {
            return name;
        }
        for (var prefix : new String[] {OFFICIAL, HUB, OWN}) {
            if (name.startsWith(prefix)) {
                return name.substring(prefix.length());
            }
        }
        return name;
    }
}
