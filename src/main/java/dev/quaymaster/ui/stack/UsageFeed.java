package dev.quaymaster.ui.stack;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.Stats;
import dev.quaymaster.engine.Subscription;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Measures the running containers of a stack, about once a second, and publishes what each service
/// uses.
final class UsageFeed implements AutoCloseable {

    private final Engine engine;
    private final Consumer<Map<String, Usage>> sink;
    private final Map<String, Subscription> open = new HashMap<>();
    private final Map<String, Usage> usage = new HashMap<>();

    /// Creates a feed that measures nothing yet.
    ///
    /// @param engine measures
    /// @param sink takes service → usage, on any thread
    UsageFeed(Engine engine, Consumer<Map<String, Usage>> sink) {
        this.engine = engine;
        this.sink = sink;
    }

    /// Measures these containers and no others. Blocks on the engine.
    ///
    /// @param running id → service name
    synchronized void follow(Map<String, String> running) {
        open.entrySet()
                .removeIf(
                        entry -> {
                            boolean gone =
                                    !running.containsKey(entry.getKey())
                                            || !entry.getValue().open();
                            if (gone) {
                                entry.getValue().close();
                            }
                            return gone;
                        });
        usage.keySet().retainAll(running.values());
        running.forEach(this::measure);
    }

    private void measure(String id, String service) {
        if (open.containsKey(id)) {
            return;
        }
        try {
            open.put(id, engine.stats(id, stats -> measured(service, stats)));
        } catch (EngineException e) {
            usage.remove(service);
        }
    }

    private void measured(String service, Stats stats) {
        Map<String, Usage> copy;
        synchronized (this) {
            usage.merge(
                    service,
                    Usage.NONE.next(stats.cpuPercent(), stats.memoryBytes()),
                    (before, first) -> before.next(stats.cpuPercent(), stats.memoryBytes()));
            copy = Map.copyOf(usage);
        }
        sink.accept(copy);
    }

    /// Stops measuring.
    @Override
    public synchronized void close() {
        open.values().forEach(Subscription::close);
        open.clear();
    }
}
