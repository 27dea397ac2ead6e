package dev.quaymaster.cli.stack;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.LogLine;
import dev.quaymaster.engine.LogRequest;
import dev.quaymaster.engine.Subscription;
import dev.quaymaster.stack.ObservedContainer;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// The log of one container, line by line. A full queue holds the engine's stream back, so that a
/// long log is never in memory as a whole.
final class LogSource implements AutoCloseable {

    private static final int AHEAD = 500;

    private final ObservedContainer container;
    private final BlockingQueue<Optional<LogLine>> lines = new ArrayBlockingQueue<>(AHEAD);
    private volatile boolean closed;

    /// A line and where more of them come from.
    record Next(LogSource source, LogLine line) {}

    private LogSource(ObservedContainer container) {
        this.container = container;
    }

    static LogSource open(Engine engine, ObservedContainer container, LogRequest request) {
        var source = new LogSource(container);
        Thread.ofPlatform().daemon().name("log of " + container.name()).start(() -> source.read(engine, request));
        return source;
    }

    ObservedContainer container() {
        return container;
    }

    /// The next line, or none at the end.
    Optional<Next> next() throws InterruptedException {
        return lines.take().map(line -> new Next(this, line));
    }

    private void read(Engine engine, LogRequest request) {
        try (Subscription log = engine.logs(container.id(), request, line -> put(Optional.of(line)))) {
            log.await();
        } finally {
            put(Optional.empty());
        }
    }

    private void put(Optional<LogLine> line) {
        try {
            if (!closed) {
                lines.put(line);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        lines.clear();
    }
}
