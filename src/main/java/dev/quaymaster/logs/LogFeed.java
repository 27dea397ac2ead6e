package dev.quaymaster.logs;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.LogRequest;
import dev.quaymaster.engine.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;

/// Brings the logs of several containers into a book and follows them.
///
/// The engine's stream threads write into the book themselves: a flood of lines is held back by the
/// writing, never piled up in a queue. A container that was stopped and started again is followed
/// on from its last line.
public final class LogFeed implements AutoCloseable {

    /// A container whose log is wanted.
    ///
    /// @param id of the container
    /// @param origin what its lines are called
    /// @param running whether more lines can come
    public record Followed(String id, LogOrigin origin, boolean running) {}

    private final Engine engine;
    private final LogBook book;
    private final BiConsumer<LogOrigin, EngineException> onTrouble;
    private final Map<String, Stream> streams = new HashMap<>();
    private LogRange range = LogRange.latest();
    private boolean closed;

    /// Creates a feed that follows nothing yet.
    ///
    /// @param engine has the logs
    /// @param book gets the lines
    /// @param onTrouble is told whose log can't be read, and why
    public LogFeed(Engine engine, LogBook book, BiConsumer<LogOrigin, EngineException> onTrouble) {
        this.engine = engine;
        this.book = book;
        this.onTrouble = onTrouble;
    }

    /// Follows these containers and no others. Blocks on the engine.
    public synchronized void follow(List<Followed> containers) {
        if (closed) {
            return;
        }
        var wanted = containers.stream().map(Followed::id).toList();
        streams.entrySet()
                .removeIf(entry ->
                        !wanted.contains(entry.getKey()) && entry.getValue().end());
        for (var container : containers) {
            var stream = streams.get(container.id());
            if (stream == null) {
                start(container, Optional.empty());
            } else if (range.goesOn() && container.running() && stream.hasEnded()) {
                start(container, Optional.of(stream));
            }
        }
    }

    /// Forgets what was read, and reads another part of the same containers' logs. Blocks on the
    /// engine.
    public synchronized void read(LogRange newRange) {
        range = newRange;
        var containers =
                streams.values().stream().map(stream -> stream.container).toList();
        streams.values().forEach(Stream::end);
        streams.clear();
        book.clear();
        follow(containers);
    }

    private void start(Followed container, Optional<Stream> before) {
        var stream = new Stream(container, before.map(old -> old.last).orElse(Instant.MIN));
        streams.put(container.id(), stream);
        try {
            stream.start();
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.UNREACHABLE) {
                streams.remove(container.id()); // it is asked again when the engine is back
            }
            if (!isGoing(e)) {
                onTrouble.accept(container.origin(), e);
            }
        }
    }

    /// Whether the container has gone since it was seen, or is about to.
    private static boolean isGoing(EngineException failure) {
        return failure.kind() == EngineException.Kind.NOT_FOUND || failure.kind() == EngineException.Kind.CONFLICT;
    }

    /// Follows nothing for a while; [#follow] goes on from the last line of each.
    public synchronized void rest() {
        streams.values().forEach(Stream::end);
    }

    /// Stops following; the book stays as it is.
    @Override
    public synchronized void close() {
        closed = true;
        streams.values().forEach(Stream::end);
        streams.clear();
    }

    /// One container's log.
    private final class Stream {

        private final Followed container;
        private final List<Subscription> subscriptions = new ArrayList<>();
        private volatile Instant last;
        private volatile boolean ended;

        Stream(Followed container, Instant last) {
            this.container = container;
            this.last = last;
        }

        void start() {
            subscriptions.add(engine.logs(container.id(), request(), line -> {
                if (!ended) {
                    last = line.time();
                    book.add(container.origin(), line.time(), line.text());
                }
            }));
        }

        private LogRequest request() {
            if (last.equals(Instant.MIN)) {
                return range.request(Instant.now());
            }
            return new LogRequest(true, OptionalInt.empty(), Optional.of(last.plusNanos(1)), Optional.empty());
        }

        /// Whether it could be read, but no more is to come.
        boolean hasEnded() {
            return subscriptions.stream().anyMatch(one -> !one.open());
        }

        boolean end() {
            ended = true;
            subscriptions.forEach(Subscription::close);
            return true;
        }
    }
}
