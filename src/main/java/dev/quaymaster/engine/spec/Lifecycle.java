package dev.quaymaster.engine.spec;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// How a container is started again, watched and stopped.
///
/// @param stopSignal empty keeps the image's
/// @param stopTimeout how long it may take to stop before it is killed; empty is the engine's 10 s
/// @param init whether a small init process runs first, reaping children; empty is the engine's
///   setting
/// @param autoRemove whether the engine removes it as soon as it ends
public record Lifecycle(
        RestartPolicy restart,
        Optional<HealthcheckSpec> healthcheck,
        Optional<String> stopSignal,
        Optional<Duration> stopTimeout,
        Optional<Boolean> init,
        boolean autoRemove) {

    /// Started by hand, watched as the image says.
    public static Lifecycle none() {
        return new Lifecycle(
                RestartPolicy.NO, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /// The same, watched so.
    public Lifecycle withHealthcheck(HealthcheckSpec newHealthcheck) {
        return new Lifecycle(restart, Optional.of(newHealthcheck), stopSignal, stopTimeout, init, autoRemove);
    }

    /// The same, killed when it has not stopped after so long.
    public Lifecycle withStopTimeout(Duration newStopTimeout) {
        return new Lifecycle(restart, healthcheck, stopSignal, Optional.of(newStopTimeout), init, autoRemove);
    }

    /// The same, removed when it ends or not.
    public Lifecycle withAutoRemove(boolean newAutoRemove) {
        return new Lifecycle(restart, healthcheck, stopSignal, stopTimeout, init, newAutoRemove);
    }

    /// When the engine starts a container again.
    ///
    /// @param name `no`, `always`, `unless-stopped` or `on-failure`
    /// @param maxRetries with `on-failure` only
    public record RestartPolicy(String name, OptionalInt maxRetries) {

        /// Never.
        public static final RestartPolicy NO = new RestartPolicy("no", OptionalInt.empty());
    }
}
