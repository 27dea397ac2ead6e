package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.Stats;
import dev.quaymaster.engine.Subscription;
import dev.quaymaster.engine.http.Call;
import dev.quaymaster.engine.http.EngineHttp;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.http.Target;
import dev.quaymaster.engine.mapping.StatsMapping;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Measures containers in rounds, by questions and not by the engine's stream of measurements: that
/// stream comes once a second for each container, wanted or not, and reading those of fifty
/// containers costs more than everything else the window does.
final class StatsRounds implements Subscription {

    private static final String DOING = "measure containers";
    private static final Duration SECOND_ROUND = Duration.ofSeconds(1);

    /// Engines before API 1.41 take two seconds for each answer.
    private static final int AT_ONCE = 8;

    private final EngineHttp http;
    private final List<String> ids;
    private final Duration every;
    private final Consumer<Map<String, Stats>> rounds;
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private Map<String, Json> before = Map.of();
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    private StatsRounds(
            EngineHttp http,
            Collection<String> ids,
            Duration every,
            Consumer<Map<String, Stats>> rounds) {
        this.http = http;
        this.ids = List.copyOf(ids);
        this.every = every;
        this.rounds = rounds;
        this.thread = Thread.ofVirtual().name(DOING).unstarted(this::run);
    }

    static StatsRounds start(
            EngineHttp http,
            Collection<String> ids,
            Duration every,
            Consumer<Map<String, Stats>> rounds) {
        var started = new StatsRounds(http, ids, every, rounds);
        started.thread.start();
        return started;
    }

    // the thread's outermost frame: whatever the receiver throws is kept for who awaits the end
    private void run() {
        try {
            var first = true;
            while (!closed) {
                round();
                Thread.sleep(first && SECOND_ROUND.compareTo(every) < 0 ? SECOND_ROUND : every);
                first = false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = closed ? null : e;
        } finally {
            ended.countDown();
        }
    }

    private void round() throws InterruptedException {
        var answers = ask();
        var stats = new HashMap<String, Stats>();
        answers.forEach(
                (id, json) ->
                        stats.put(
                                id,
                                StatsMapping.stats(json, before.getOrDefault(id, Json.object()))));
        before = answers;
        if (!closed) {
            rounds.accept(stats);
        }
    }

    private Map<String, Json> ask() throws InterruptedException {
        var answers = new ConcurrentHashMap<String, Json>();
        var room = new Semaphore(AT_ONCE);
        var failures = new ConcurrentHashMap<String, EngineException>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var id : ids) {
                room.acquire();
                threads.execute(
                        () -> {
                            try {
                                ask(id, answers);
                            } catch (EngineException e) {
                                failures.put(id, e);
                            } finally {
                                room.release();
                            }
                        });
            }
        }
        for (var broken : failures.values()) {
            throw broken;
        }
        return answers;
    }

    private void ask(String id, Map<String, Json> answers) {
        var target = Target.of("containers", id, "stats").with("stream", 0).with("one-shot", 1);
        try {
            var json = http.json(Call.get(DOING, target));
            if (StatsMapping.measured(json)) {
                answers.put(id, json);
            }
        } catch (EngineException e) {
            if (e.kind() != Kind.NOT_FOUND && e.kind() != Kind.CONFLICT) {
                throw e;
            }
        }
    }

    @Override
    public void await() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            throw http.failures().cancelled(DOING, e);
        }
        var broken = failure;
        if (broken != null) {
            throw broken;
        }
    }

    @Override
    public boolean open() {
        return ended.getCount() > 0;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
