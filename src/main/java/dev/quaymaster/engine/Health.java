package dev.quaymaster.engine;

import java.util.Locale;

/// What a container's health check says.
public enum Health {
    /// There is no check.
    NONE,
    /// Not yet healthy, and still within its start period or retries.
    STARTING,
    /// The last probe succeeded.
    HEALTHY,
    /// As many probes in a row failed as the check allows.
    UNHEALTHY;

    /// Reads the engine's word; an unknown one counts as [#NONE].
    public static Health parse(String word) {
        for (var health : values()) {
            if (health.name().equals(word.toUpperCase(Locale.ROOT))) {
                return health;
            }
        }
        return NONE;
    }

    /// Reads it from a listed container's status, such as `Up 3 minutes (health: starting)`.
    public static Health ofStatus(String status) {
        if (status.contains("(health: starting)")) {
            return STARTING;
        }
        if (status.contains("(healthy)")) {
            return HEALTHY;
        }
        return status.contains("(unhealthy)") ? UNHEALTHY : NONE;
    }
}
