package dev.quaymaster.stack.run;

import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.ContainerDetails.HealthProbe;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.LogLine;
import dev.quaymaster.stack.ContainerRef;
import dev.quaymaster.stack.Operation.AwaitService;
import dev.quaymaster.stack.StackException;
import dev.quaymaster.words.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/// Waits until the containers of a service are where they must be.
final class Awaiting {

    private static final int LOG_LINES = 20;

    /// The exit code of a main process that was killed. The engine misses some of the kernel's
    /// kills: the control group of a container may be gone before the engine was told of it.
    private static final int KILLED = 137;

    private static final String MORE_MEMORY =
            "Give it more memory (mem_limit in the compose file, or the machine's), or have it use"
                    + " less; then start the stack again.";

    private final Engine engine;
    private final Changes changes;
    private final Map<String, List<HealthProbe>> resumed = new ConcurrentHashMap<>();

    Awaiting(Engine engine, Changes changes) {
        this.engine = engine;
        this.changes = changes;
    }

    /// What was seen of one container.
    private sealed interface Sight {
        /// It is where it must be.
        record Reached() implements Sight {}

        /// It is on its way.
        record Underway(String state) implements Sight {}

        /// It will not get there.
        ///
        /// @param nextStep what the user can do
        record Lost(ContainerRef container, String why, String nextStep) implements Sight {

            /// Its log knows the cause.
            Lost(ContainerRef container, String why) {
                this(container, why, "See its log; correct the cause and start the stack again.");
            }
        }
    }

    /// A container is about to be unpaused. A check that was under way when it was paused has
    /// failed since, and says nothing of how the container is.
    void resumes(String id) {
        resumed.put(id, engine.inspect(id).healthLog());
    }

    /// Whether so far nothing but old checks, and the one that the pause cut short, say how it is.
    private boolean uncheckedSince(ContainerRef ref, ContainerDetails details) {
        var old = resumed.get(ref.id());
        return old != null
                && details.healthLog().stream()
                                .filter(probe -> !old.contains(probe))
                                .count()
                        < 2;
    }

    void await(AwaitService wanted, News news) throws InterruptedException {
        var begin = System.nanoTime();
        var told = "";
        while (true) {
            var seen = changes.count();
            var sight = look(wanted);
            switch (sight) {
                case Sight.Reached _ -> {
                    return;
                }
                case Sight.Lost lost -> {
                    giveUp(wanted, lost, news);
                    return;
                }
                case Sight.Underway underway -> {
                    if (!underway.state().equals(told)) {
                        told = underway.state();
                        news.advanced(told, OptionalDouble.empty());
                    }
                }
            }
            if (isOver(wanted, begin)) {
                giveUp(wanted, tooLong(wanted, told), news);
                return;
            }
            changes.await(seen);
        }
    }

    private static boolean isOver(AwaitService wanted, long begin) {
        var waited = Duration.ofNanos(System.nanoTime() - begin);
        return wanted.limit().filter(limit -> waited.compareTo(limit) >= 0).isPresent();
    }

    private static Sight.Lost tooLong(AwaitService wanted, String state) {
        return new Sight.Lost(
                wanted.containers().getFirst(),
                "was still "
                        + state
                        + " after "
                        + wanted.limit().orElse(Duration.ZERO).toSeconds()
                        + " s");
    }

    /// The first container that is not there yet counts.
    private Sight look(AwaitService wanted) {
        for (var container : wanted.containers()) {
            var sight = look(wanted, container);
            if (!(sight instanceof Sight.Reached)) {
                return sight;
            }
        }
        return new Sight.Reached();
    }

    private Sight look(AwaitService wanted, ContainerRef ref) {
        var details = engine.inspect(ref.id());
        return switch (wanted.goal()) {
            case HEALTHY -> healthy(ref, details, false);
            case RUNNING_OR_HEALTHY -> healthy(ref, details, true);
            case COMPLETED -> completed(ref, details);
        };
    }

    /// @param runningWillDo whether a container that has no check only has to run, or to have run
    ///   and ended without an error
    private Sight healthy(ContainerRef ref, ContainerDetails details, boolean runningWillDo) {
        var state = details.container().state();
        var code = details.run().exitCode();
        if (state == ContainerState.EXITED || state == ContainerState.DEAD) {
            return runningWillDo && code == 0 ? new Sight.Reached() : ended(ref, details);
        }
        return switch (details.container().health()) {
            case HEALTHY -> new Sight.Reached();
            case UNHEALTHY ->
                uncheckedSince(ref, details)
                        ? new Sight.Underway("to be checked again")
                        : new Sight.Lost(ref, "is unhealthy" + lastProbe(details));
            case STARTING -> new Sight.Underway("starting");
            case NONE -> unchecked(ref, details, runningWillDo);
        };
    }

    private static Sight unchecked(ContainerRef ref, ContainerDetails details, boolean runningWillDo) {
        var state = details.container().state();
        if (state == ContainerState.RUNNING) {
            return runningWillDo ? new Sight.Reached() : new Sight.Lost(ref, "has no health check to wait for");
        }
        return new Sight.Underway(state == ContainerState.RESTARTING ? "restarting" : "starting");
    }

    private static Sight completed(ContainerRef ref, ContainerDetails details) {
        var state = details.container().state();
        if (state != ContainerState.EXITED && state != ContainerState.DEAD) {
            return new Sight.Underway("running");
        }
        var code = details.run().exitCode();
        return code == 0 ? new Sight.Reached() : ended(ref, details);
    }

    private static Sight ended(ContainerRef ref, ContainerDetails details) {
        var code = details.run().exitCode();
        var why = "ended with " + code;
        if (details.run().oomKilled()) {
            var whom = code == KILLED ? ": it" : ": a process in it";
            return new Sight.Lost(ref, why + whom + " was killed for lack of memory", MORE_MEMORY);
        }
        return code == KILLED
                ? new Sight.Lost(ref, why + ": it was killed, perhaps for lack of memory", MORE_MEMORY)
                : new Sight.Lost(ref, why);
    }

    /// What the last probe that said anything said; its last line is the one that tells.
    private static String lastProbe(ContainerDetails details) {
        return details.healthLog().reversed().stream()
                .flatMap(probe -> probe.output().strip().lines().reduce((first, line) -> line).stream())
                .findFirst()
                .map(line -> ": " + line)
                .orElse("");
    }

    private void giveUp(AwaitService wanted, Sight.Lost lost, News news) {
        var message = Sentence.ended("Service \"%s\" did not start: container %s %s"
                .formatted(wanted.service(), lost.container(), lost.why()));
        if (!wanted.required()) {
            news.warned(message);
            return;
        }
        throw new StackException(wanted.service(), message, lastLines(lost.container()), lost.nextStep(), null);
    }

    private List<String> lastLines(ContainerRef container) {
        return engine.lastLogs(container.id(), LOG_LINES).stream()
                .map(LogLine::text)
                .toList();
    }
}
