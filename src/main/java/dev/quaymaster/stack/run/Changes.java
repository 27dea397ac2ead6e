package dev.quaymaster.stack.run;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EventStream;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.stack.spec.ComposeLabels;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes whoever waits for something to change in a project.
///
/// Engine events are the alarm clock. Should they fail to come, waiting ends by itself after a
/// while: an event is only a hint to look again.
final class Changes implements AutoCloseable {

    private static final Duration WITHOUT_EVENTS = Duration.ofMillis(250);
    private static final Duration WITH_EVENTS = Duration.ofSeconds(1);

    private final Optional<EventStream> events;
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long count;
    private boolean listening;

    private Changes(Optional<EventStream> events) {
        this.events = events;
        this.listening = events.isPresent();
    }

    /// Begins to listen.
    ///
    /// @param wanted whether anybody will wait at all
    static Changes of(Engine engine, String project, boolean wanted) {
        var changes = new Changes(wanted ? open(engine, project) : Optional.empty());
        changes.events.ifPresent(
                stream -> Thread.ofVirtual().name("changes of " + project).start(() -> changes.listen(stream)));
        return changes;
    }

    private static Optional<EventStream> open(Engine engine, String project) {
        try {
            return Optional.of(engine.events(LabelFilter.equal(ComposeLabels.PROJECT, project)));
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.UNREACHABLE) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private void listen(EventStream stream) {
        try {
            while (true) {
                stream.awaitChange();
                changed();
            }
        } catch (EngineException e) {
            stopListening();
        }
    }

    private void changed() {
        lock.lock();
        try {
            count++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// From now on those who wait look again more often.
    private void stopListening() {
        lock.lock();
        try {
            listening = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Returns how many changes there have been; read it before looking.
    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there were more changes than counted before looking, or long enough.
    void await(long seen) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = (listening ? WITH_EVENTS : WITHOUT_EVENTS).toNanos();
            while (count == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        events.ifPresent(EventStream::close);
    }
}
