package dev.quaymaster.engine.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// The wait for an engine's first answer. When it takes long, that is told, once; and it is given
/// up sooner than the answers of an engine that is known to be alive and may be busy.
final class FirstContact {

    /// How long is waited.
    ///
    /// @param silence until it is told
    /// @param limit until a look is given up
    record Patience(Duration silence, Duration limit) {
        static final Patience USUAL = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(20));
    }

    private final Patience patience;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile Runnable teller = () -> {};
    private volatile boolean answered;

    FirstContact(Patience patience) {
        this.patience = patience;
    }

    /// @param newTeller run by another thread when the engine is silent for long
    void onSilence(Runnable newTeller) {
        teller = newTeller;
    }

    /// The engine answered, whatever it said.
    void made() {
        answered = true;
    }

    /// When to [#tell], if ever.
    Optional<Duration> silence() {
        return answered ? Optional.empty() : Optional.of(patience.silence());
    }

    /// Tells of the silence, unless it ended or was told of.
    void tell() {
        if (!answered && told.compareAndSet(false, true)) {
            teller.run();
        }
    }

    /// How long a call may take now.
    Optional<Duration> limit(CallOptions call) {
        return answered || !call.looks() ? call.limit() : call.limit().map(usual -> shorter(usual, patience.limit()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
