package dev.quaymaster.compose.model;

/// How far a dependency must be before its dependents start.
public enum Condition {
    /// Its containers were started.
    STARTED("service_started"),
    /// Its healthcheck passed.
    HEALTHY("service_healthy"),
    /// It ran and exited with 0.
    COMPLETED_SUCCESSFULLY("service_completed_successfully");

    private final String key;

    Condition(String key) {
        this.key = key;
    }

    /// The word used in compose files and labels.
    ///
    /// @return such as `service_healthy`
    public String key() {
        return key;
    }

    /// Finds a condition by its word; anything unknown counts as started, as the reference does.
    ///
    /// @param key such as `service_healthy`
    /// @return the condition
    public static Condition of(String key) {
        for (var condition : values()) {
            if (condition.key.equals(key)) {
                return condition;
            }
        }
        return STARTED;
    }
}
