package dev.quaymaster.engine.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// How the engine finds out whether a container is healthy.
///
/// @param test `CMD` or `CMD-SHELL` and what to run, `NONE` to switch the image's check off, empty
///   to keep the image's
/// @param startInterval between probes within the start period; engines older than API 1.44 leave
///   it out
public record HealthcheckSpec(
        List<String> test,
        Optional<Duration> interval,
        Optional<Duration> timeout,
        Optional<Duration> startPeriod,
        Optional<Duration> startInterval,
        OptionalInt retries) {

    /// Copies the list.
    public HealthcheckSpec {
        test = List.copyOf(test);
    }

    /// No check, whatever the image says.
    public static HealthcheckSpec disabled() {
        return new HealthcheckSpec(
                List.of("NONE"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
    }
}
