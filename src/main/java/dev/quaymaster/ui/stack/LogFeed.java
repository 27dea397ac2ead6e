package dev.quaymaster.ui.stack;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.LogLine;
import dev.quaymaster.engine.LogRequest;
import dev.quaymaster.engine.Subscription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Follows the logs of several containers at once and hands over what came, in batches, on the
/// receiver's thread.
///
/// Lines are put into a queue by the engine's stream threads; one delivery at most waits at the
/// receiver, so a flood of lines reaches it as few large batches.
final class LogFeed implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LogFeed.class.getName());
    private static final int TAIL = 200;

    /// A line and whose it is.
    record Entry(String service, LogLine line) {}

    private final Engine engine;
    private final Executor receiver;
    private final Consumer<List<Entry>> sink;
    private final LinkedBlockingQueue<Entry> waiting = new LinkedBlockingQueue<>(50_000);
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Map<String, Subscription> open = new HashMap<>();

    /// Creates a feed that follows nothing yet.
    ///
    /// @param engine has the logs
    /// @param receiver runs the deliveries
    /// @param sink takes lines in the order they came
    LogFeed(Engine engine, Executor receiver, Consumer<List<Entry>> sink) {
        this.engine = engine;
        this.receiver = receiver;
        this.sink = sink;
    }

    /// Follows these containers and no others. Blocks on the engine.
    ///
    /// @param containers id → service name
    synchronized void follow(Map<String, String> containers) {
        open.entrySet()
                .removeIf(
                        entry ->
                                !containers.containsKey(entry.getKey()) && close(entry.getValue()));
        containers.forEach(
                (id, service) -> {
                    if (!open.containsKey(id)) {
                        subscribe(id, service);
                    }
                });
    }

    private void subscribe(String id, String service) {
        try {
            open.put(
                    id,
                    engine.logs(
                            id,
                            LogRequest.follow(TAIL),
                            line -> enqueue(new Entry(service, line))));
        } catch (EngineException e) {
            LOG.log(System.Logger.Level.DEBUG, "No log of " + service, e);
        }
    }

    private void enqueue(Entry entry) {
        while (!waiting.offer(entry)) {
            var _ = waiting.poll();
        }
        if (scheduled.compareAndSet(false, true)) {
            receiver.execute(this::deliver);
        }
    }

    private void deliver() {
        scheduled.set(false);
        var batch = new ArrayList<Entry>();
        waiting.drainTo(batch);
        if (!batch.isEmpty()) {
            sink.accept(batch);
        }
    }

    private static boolean close(Subscription subscription) {
        subscription.close();
        return true;
    }

    /// Stops following.
    @Override
    public synchronized void close() {
        open.values().forEach(Subscription::close);
        open.clear();
    }
}
