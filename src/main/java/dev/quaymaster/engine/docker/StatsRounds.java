package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.Stats;
import dev.quaymaster.engine.Subscription;
import dev.quaymaster.engine.command.DockerCommands;
import dev.quaymaster.engine.http.ApiRequests;
import dev.quaymaster.engine.http.CallOptions;
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
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Measures containers in rounds, by questions and not by the engine's stream of measurements: that
/// stream comes once a second for each container, wanted or not, and reading those of fifty
/// containers costs more than everything else the window does.
final class StatsRounds {

    private static final String DOING = "measure containers";
    private static final Duration SECOND_ROUND = Duration.ofSeconds(1);

    /// Engines before API 1.41 take two seconds for each answer.
    private static final int AT_ONCE = 8;

    private final DockerCommands commands;
    private final List<String> ids;
    private final Duration every;
    private final Consumer<Map<String, Stats>> rounds;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Map<String, Json> before = Map.of();

    StatsRounds(DockerCommands commands, Collection<String> ids, Duration every, Consumer<Map<String, Stats>> rounds) {
        this.commands = commands;
        this.ids = List.copyOf(ids);
        this.every = every;
        this.rounds = rounds;
    }

    /// Measures until it is closed; what it then still asks is answered to nobody.
    Subscription start() {
        return Background.start(DOING, commands.transport().failures(), closed::countDown, this::run);
    }

    private void run() throws InterruptedException {
        var pause = SECOND_ROUND.compareTo(every) < 0 ? SECOND_ROUND : every;
        round();
        while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            round();
            pause = every;
        }
    }

    private void round() throws InterruptedException {
        var answers = ask();
        var stats = new HashMap<String, Stats>();
        answers.forEach((id, json) -> stats.put(id, StatsMapping.stats(json, before.getOrDefault(id, Json.object()))));
        before = answers;
        if (closed.getCount() > 0) {
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
                threads.execute(() -> {
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

    /// docker-java's command can't ask for one shot, without which an answer takes two seconds.
    private void ask(String id, Map<String, Json> answers) {
        var target = Target.of("containers", id, "stats").with("stream", 0).with("one-shot", 1);
        try {
            var json = commands.ask(CallOptions.look(DOING), ApiRequests.get(target));
            if (StatsMapping.measured(json)) {
                answers.put(id, json);
            }
        } catch (EngineException e) {
            if (e.kind() != Kind.NOT_FOUND && e.kind() != Kind.CONFLICT) {
                throw e;
            }
        }
    }
}
