package dev.quaymaster.engine;

import java.util.Locale;

/// What a container is doing.
public enum ContainerState {
    /// Made, never started.
    CREATED,
    /// Its main process runs.
    RUNNING,
    /// Frozen.
    PAUSED,
    /// Ended, and about to be started again by its restart policy.
    RESTARTING,
    /// Being removed.
    REMOVING,
    /// Its main process ended.
    EXITED,
    /// Half removed; it can only be removed.
    DEAD;

    /// Reads the engine's word; an unknown one counts as [#DEAD].
    public static ContainerState parse(String word) {
        for (var state : values()) {
            if (state.name().equals(word.toUpperCase(Locale.ROOT))) {
                return state;
            }
        }
        return DEAD;
    }

    /// Whether processes exist: running, paused, or between two restarts.
    public boolean alive() {
        return this == RUNNING || this == PAUSED || this == RESTARTING;
    }
}
