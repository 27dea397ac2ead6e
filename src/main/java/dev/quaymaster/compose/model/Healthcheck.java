package dev.quaymaster.compose.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// How the engine finds out whether a container is healthy.
///
/// @param test `CMD …`, `CMD-SHELL …` or `NONE`; empty keeps the image's
/// @param interval time between checks
/// @param timeout time one check may take
/// @param startPeriod time in which failures do not count
/// @param startInterval time between checks during the start period
/// @param retries failures in a row that make it unhealthy
/// @param disabled whether the image's check is switched off
public record Healthcheck(
        List<String> test,
        Optional<Duration> interval,
        Optional<Duration> timeout,
        Optional<Duration> startPeriod,
        Optional<Duration> startInterval,
        OptionalInt retries,
        boolean disabled) {

    /// Copies the test.
    public Healthcheck {
        test = List.copyOf(test);
    }
}
