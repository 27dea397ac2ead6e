package dev.quaymaster.ui.engine;

import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.KnownEngine;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.docker.EngineProbe;
import dev.quaymaster.ui.kit.Latest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Watches whether the engine answers and how much it holds.
///
/// Events are hints: after each the engine is asked anew. When it goes away it is tried again every
/// two seconds, on another machine every fifteen.
public final class EngineViewModel implements AutoCloseable {

    private static final Duration SETTLE = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration RETRY_FAR = Duration.ofSeconds(15);

    private final KnownEngine known;
    private final Engine engine;
    private final Duration retry;
    private final Map<String, String> environment;
    private final ReadOnlyObjectWrapper<EngineStatus> status =
            new ReadOnlyObjectWrapper<>(new EngineStatus.Connecting());
    private final Latest<EngineStatus> found = new Latest<>(status::set);
    private final Semaphore wakeUp = new Semaphore(0);
    private volatile CountDownLatch rest = new CountDownLatch(0);
    private final Thread watch = Thread.ofVirtual().name("engine-watch").unstarted(this::watch);

    /// Creates the model; [#start] begins the watch.
    ///
    /// @param known which engine it is
    /// @param engine the connection to it; not closed here
    /// @param environment the variables it was found with
    public EngineViewModel(KnownEngine known, Engine engine, Map<String, String> environment) {
        this.known = known;
        this.engine = engine;
        this.environment = Map.copyOf(environment);
        this.retry = known.endpoint().machine().isPresent() ? RETRY_FAR : RETRY;
    }

    /// Begins to watch.
    public void start() {
        watch.start();
    }

    /// Tries at once to reach an engine that did not answer.
    public void retry() {
        wakeUp.release();
    }

    /// Asks the engine nothing while nobody looks, and at once when somebody does again.
    ///
    /// @param away whether nobody looks
    public synchronized void rest(boolean away) {
        var before = rest;
        rest = new CountDownLatch(away ? 1 : 0);
        before.countDown();
    }

    /// What is known of the engine.
    public ReadOnlyObjectProperty<EngineStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// Which engine is watched.
    public KnownEngine known() {
        return known;
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                follow();
            } catch (EngineException e) {
                found.accept(new EngineStatus.Unavailable(EngineProbe.explain(known.endpoint(), environment, e)));
            } catch (InterruptedException e) {
                return;
            }
            try {
                var _ = wakeUp.tryAcquire(retry.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void follow() throws InterruptedException {
        try (var events = engine.events(LabelFilter.all())) {
            while (true) {
                found.accept(look());
                events.awaitChange();
                Thread.sleep(SETTLE);
                rest.await();
            }
        }
    }

    private EngineStatus look() {
        var containers = engine.containers(LabelFilter.all());
        var running = containers.stream()
                .filter(one -> one.state() == ContainerState.RUNNING)
                .count();
        return new EngineStatus.Ready(
                engine.info(),
                running,
                containers.size(),
                engine.volumes(LabelFilter.all()).size());
    }

    /// Ends the watch.
    @Override
    public void close() {
        watch.interrupt();
    }
}
