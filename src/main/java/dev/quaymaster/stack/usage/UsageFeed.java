package dev.quaymaster.stack.usage;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.Stats;
import dev.quaymaster.engine.Subscription;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Measures the running containers of a stack and publishes what each service uses, once a round.
/// The more containers there are, the longer a round takes: watching must cost next to nothing.
public final class UsageFeed implements AutoCloseable {

    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration PER_CONTAINER = Duration.ofMillis(100);

    private final Engine engine;
    private final Consumer<Map<String, Usage>> sink;
    private final Map<String, Usage> usage = new HashMap<>();
    private Map<String, String> followed = Map.of();
    private Map<String, Stats> before = Map.of();
    private @Nullable Subscription rounds;

    /// Creates a feed that measures nothing yet.
    ///
    /// @param engine measures
    /// @param sink takes service → usage, on any thread
    public UsageFeed(Engine engine, Consumer<Map<String, Usage>> sink) {
        this.engine = engine;
        this.sink = sink;
    }

    /// Measures these containers and no others; what is known of their services is kept.
    ///
    /// @param running id → service name
    public synchronized void follow(Map<String, String> running) {
        if (running.equals(followed) && rounds != null && rounds.open()) {
            return;
        }
        stop();
        followed = Map.copyOf(running);
        usage.keySet().retainAll(running.values());
        if (!running.isEmpty()) {
            rounds = engine.stats(running.keySet(), pace(running.size()), this::measured);
        }
    }

    private static Duration pace(int containers) {
        var slow = PER_CONTAINER.multipliedBy(containers);
        return slow.compareTo(SHORTEST) > 0 ? slow : SHORTEST;
    }

    private void measured(Map<String, Stats> round) {
        Map<String, Usage> known;
        synchronized (this) {
            var samples = new HashMap<String, Sample>();
            round.forEach((id, stats) -> {
                var service = followed.get(id);
                var earlier = before.get(id);
                if (service != null && earlier != null) {
                    samples.merge(service, Sample.between(earlier, stats), Sample::and);
                }
            });
            before = Map.copyOf(round);
            samples.forEach((service, sample) ->
                    usage.merge(service, Usage.NONE.next(sample), (now, first) -> now.next(sample)));
            known = Map.copyOf(usage);
        }
        sink.accept(known);
    }

    private void stop() {
        if (rounds != null) {
            rounds.close();
            rounds = null;
        }
        before = Map.of();
    }

    /// Stops measuring; [#follow] begins again.
    @Override
    public synchronized void close() {
        stop();
    }
}
