package dev.quaymaster.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Measurements of a fake engine's containers: two rounds at once, then none, until closed.
final class FakeStats {

    private final Predicate<String> running;
    private final Set<String> measured = ConcurrentHashMap.newKeySet();

    FakeStats(Predicate<String> running) {
        this.running = running;
    }

    Subscription start(Collection<String> ids, Consumer<Map<String, Stats>> rounds) {
        measured.addAll(ids);
        rounds.accept(round(ids, OptionalDouble.empty()));
        rounds.accept(round(ids, OptionalDouble.of(12.5)));
        return FakeLog.open(() -> measured.removeAll(ids));
    }

    Set<String> measured() {
        return Set.copyOf(measured);
    }

    private Map<String, Stats> round(Collection<String> ids, OptionalDouble cpu) {
        return ids.stream().filter(running).collect(Collectors.toMap(id -> id, id -> one(cpu)));
    }

    private static Stats one(OptionalDouble cpu) {
        return new Stats(Instant.now(), cpu, 64L << 20, 1L << 30, 1000, 2000, 0, 0, 3);
    }
}
