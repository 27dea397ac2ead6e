package dev.quaymaster.backup.run;

import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.LogLine;
import dev.quaymaster.words.VisibleText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks for a moment whether containers that were started on a restored volume keep running: one
/// that can't use what it finds there ends at once.
public final class StartedAgain {

    /// A server says within it that it can't use its files.
    private static final Duration LOOK = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int LAST_LINES = 3;

    private StartedAgain() {}

    /// A container that was started and does not run any more, or is started again and again.
    ///
    /// @param container its name
    /// @param reason how it ended, and its last words
    public record EndedContainer(String container, String reason) {}

    /// Looks, for two seconds at most. An interruption ends the look, not what it found.
    ///
    /// @param ids of the containers that ran before and were started
    public static List<EndedContainer> look(Engine engine, Set<String> ids) {
        var running = new LinkedHashSet<>(ids);
        var ended = new ArrayList<EndedContainer>();
        var end = System.nanoTime() + LOOK.toNanos();
        while (!running.isEmpty()) {
            for (var id : List.copyOf(running)) {
                ended(engine, id).ifPresent(found -> {
                    ended.add(found);
                    running.remove(id);
                });
            }
            if (System.nanoTime() >= end || !paused()) {
                break;
            }
        }
        return ended;
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<EndedContainer> ended(Engine engine, String id) {
        try {
            var now = engine.inspect(id);
            return hasEnded(now)
                    ? Optional.of(
                            new EndedContainer(now.container().name(), reason(now, engine.lastLogs(id, LAST_LINES))))
                    : Optional.empty();
        } catch (EngineException e) {
            return Optional.empty(); // removed meanwhile, or not to be seen
        }
    }

    private static boolean hasEnded(ContainerDetails now) {
        return switch (now.container().state()) {
            case EXITED, DEAD, RESTARTING -> true;
            case RUNNING -> now.run().restartCount() > 0;
            case CREATED, PAUSED, REMOVING -> false;
        };
    }

    private static String reason(ContainerDetails now, List<LogLine> log) {
        var again = now.container().state() != ContainerState.EXITED;
        var how = again
                ? "it ends and is started again and again"
                : "it ended with code " + now.run().exitCode();
        var since = now.run().startedAt().orElse(Instant.EPOCH);
        var words = log.stream()
                .filter(line -> !line.time().isBefore(since)) // not of the run before
                .map(LogLine::text)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(VisibleText::line)
                .collect(Collectors.joining(" / "));
        return words.isEmpty() ? how : how + ", its last words: " + words;
    }

    /// For the user: which, how, and what to do.
    public static String sentence(List<EndedContainer> containers) {
        return containers.stream()
                .map(one -> one.container() + " (" + one.reason() + ")")
                .collect(Collectors.joining(
                        ", ",
                        "These containers were started again and do not keep running: ",
                        ". See why in their logs."));
    }
}
