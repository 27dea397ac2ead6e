package dev.quaymaster.stack;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EventStream;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.stack.spec.ComposeLabels;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Keeps the observed state of a stack live.
///
/// Engine events are hints, looking is truth: stop and die come in either order, a restart by
/// policy has no event of its own, and a container that dies while the engine is down is never
/// reported. So the monitor subscribes first and then looks, looks again a moment after any event,
/// looks every half minute in any case, and after a broken stream says so, subscribes anew and
/// looks.
///
/// Updates are delivered one at a time on the monitor's own threads, never after [#close] returned
/// for long. The consumer must not block.
public final class StackMonitor implements AutoCloseable {

    /// How long the monitor waits for what.
    ///
    /// @param settle after an event, as events come in bursts
    /// @param routine without any event
    /// @param retry after the engine could not be asked
    record Timing(Duration settle, Duration routine, Duration retry) {
        static final Timing USUAL = new Timing(Duration.ofMillis(100), Duration.ofSeconds(30), Duration.ofSeconds(2));
    }

    private final Engine engine;
    private final String project;
    private final Consumer<MonitorUpdate> updates;
    private final Timing timing;
    private final Thread thread;
    private volatile boolean closed;

    /// Starts to watch a project.
    ///
    /// @param updates told how the stack is, at once and then whenever that changes
    public StackMonitor(Engine engine, String projectName, Consumer<MonitorUpdate> updates) {
        this(engine, projectName, updates, Timing.USUAL);
    }

    StackMonitor(Engine engine, String projectName, Consumer<MonitorUpdate> updates, Timing timing) {
        this.engine = engine;
        this.project = projectName;
        this.updates = updates;
        this.timing = timing;
        this.thread = Thread.ofVirtual().name("monitor of " + projectName).start(this::watch);
    }

    private void watch() {
        var lost = false;
        while (!closed) {
            try {
                follow();
            } catch (EngineException e) {
                if (!closed && !lost) {
                    publish(new MonitorUpdate.Lost(e.getMessage()));
                }
                lost = e.kind() == EngineException.Kind.UNREACHABLE;
                if (!pause(timing.retry())) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void follow() throws InterruptedException {
        var bell = new Semaphore(0);
        var broken = new AtomicBoolean();
        try (var events = engine.events(LabelFilter.equal(ComposeLabels.PROJECT, project))) {
            Thread.ofVirtual().name("events of " + project).start(() -> ring(events, bell, broken));
            var last = ObservedState.nothing(project);
            var first = true;
            while (!closed && !broken.get()) {
                bell.drainPermits();
                var state = ObservedState.watch(engine, last);
                if (first || !last.equals(state)) {
                    publish(new MonitorUpdate.Observed(state));
                }
                first = false;
                last = state;
                if (bell.tryAcquire(timing.routine().toMillis(), TimeUnit.MILLISECONDS)) {
                    Thread.sleep(timing.settle());
                }
            }
        }
        if (broken.get() && !closed) {
            throw new EngineException(EngineException.Kind.UNREACHABLE, "The connection to the engine broke.");
        }
    }

    private static void ring(EventStream events, Semaphore bell, AtomicBoolean broken) {
        try {
            while (true) {
                events.awaitChange();
                bell.release();
            }
        } catch (EngineException e) {
            broken.set(true);
            bell.release();
        }
    }

    private void publish(MonitorUpdate update) {
        if (!closed) {
            updates.accept(update);
        }
    }

    private static boolean pause(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /// Stops watching.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
