package dev.quaymaster.stack.run;

import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.LogLine;
import dev.quaymaster.stack.Operation;
import dev.quaymaster.stack.StackException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Says in plain words why an operation failed, and what can be done about it.
final class Explanation {

    private static final int LOG_LINES = 20;
    private static final String MAKE_ROOM = "Make room on the engine's disk and try again.";

    /// The words for a port that is taken: those of [Engine], and those of engines it passes on.
    private static final List<Pattern> PORT_TAKEN = List.of(
            Pattern.compile("port (\\d+) is already taken"),
            Pattern.compile("Bind for \\S*?:(\\d+) failed: port is already allocated"),
            Pattern.compile(":(\\d+): bind: address already in use"),
            Pattern.compile("failed to bind host port for \\S*?:(\\d+)[:/ ]"));

    private final Engine engine;

    Explanation(Engine engine) {
        this.engine = engine;
    }

    StackException of(Operation operation, RuntimeException cause) {
        if (cause instanceof StackException known) {
            return known;
        }
        var why = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        if (cause instanceof EngineException e && e.kind() == EngineException.Kind.UNREACHABLE) {
            return engineGone(operation, why, cause);
        }
        return switch (operation) {
            case Operation.PullImage pull -> image(pull, why, cause);
            case Operation.BuildImage build ->
                failure(
                        operation,
                        "The image of service \"" + build.service() + "\" could not be built: " + why,
                        "Correct the Dockerfile or what it fetches, then try again.",
                        cause);
            case Operation.CreateContainer create -> creation(create, why, cause);
            case Operation.StartContainer start -> start(start, why, cause);
            default ->
                failure(
                        operation,
                        couldNot(operation) + why,
                        "Correct the cause and try again: what is done is not done twice.",
                        cause);
        };
    }

    /// Names the service, where there is one; a network or volume names itself.
    private static String couldNot(Operation operation) {
        return operation.service().isEmpty()
                ? "Could not " + operation + ": "
                : "Service \"" + operation.service() + "\": could not " + operation + ": ";
    }

    private static StackException failure(
            Operation operation, String message, String nextStep, RuntimeException cause) {
        return new StackException(operation.service(), message, List.of(), nextStep, cause);
    }

    /// Whatever was under way: the compose file is not to blame, and nothing more can be asked.
    private static StackException engineGone(Operation operation, String why, RuntimeException cause) {
        var service = operation.service();
        return failure(
                operation,
                (service.isEmpty() ? "" : "Service \"" + service + "\": ")
                        + "the engine was lost in the middle of the work. "
                        + why,
                "Bring the engine, or the way to it, back and start again: what is done is not done" + " twice.",
                cause);
    }

    private static StackException image(Operation.PullImage pull, String why, RuntimeException cause) {
        return failure(
                pull,
                "The image " + pull.image() + " of service \"" + pull.service() + "\" could not be had: " + why,
                diskIsFull(why)
                        ? MAKE_ROOM
                        : "Check its name and tag, the network, and whether its registry wants a log-in"
                                + " (docker login). An image built here needs a build section.",
                cause);
    }

    private StackException creation(Operation.CreateContainer create, String why, RuntimeException cause) {
        var name = create.draft().firstName();
        if (cause instanceof EngineException e && e.kind() == EngineException.Kind.CONFLICT) {
            return failure(
                    create,
                    "Service \""
                            + create.service()
                            + "\": the name "
                            + name
                            + " is already taken by another container.",
                    "If another program is changing the stack, let it finish; else remove or rename"
                            + " that container. Then try again.",
                    cause);
        }
        return failure(
                create,
                "Service \"" + create.service() + "\": container " + name + " could not be created: " + why,
                diskIsFull(why) ? MAKE_ROOM : "Correct the cause in the compose file and try again.",
                cause);
    }

    private StackException start(Operation.StartContainer start, String why, RuntimeException cause) {
        var port = takenPort(why);
        if (port.isPresent()) {
            var number = port.getAsInt();
            return failure(
                    start,
                    "Service \""
                            + start.service()
                            + "\" could not be started: port "
                            + number
                            + " is already used by "
                            + userOf(number, start).orElse("another program on this machine")
                            + ".",
                    "Stop that, or publish another port in the compose file.",
                    cause);
        }
        return new StackException(
                start.service(),
                "Service \"" + start.service() + "\" could not be started: container " + start.container() + ": " + why,
                lastLines(start),
                "Correct the cause and start the stack again.",
                cause);
    }

    private static boolean diskIsFull(String why) {
        return why.contains("no space left on device");
    }

    private static OptionalInt takenPort(String why) {
        for (var pattern : PORT_TAKEN) {
            var matcher = pattern.matcher(why);
            if (matcher.find()) {
                return OptionalInt.of(Integer.parseInt(matcher.group(1)));
            }
        }
        return OptionalInt.empty();
    }

    private Optional<String> userOf(int port, Operation.StartContainer start) {
        return engine.containers(LabelFilter.all()).stream()
                .filter(container -> !container.name().equals(start.container().name()))
                .filter(container -> publishes(container, port))
                .map(container -> "container " + container.name())
                .findFirst();
    }

    private static boolean publishes(Container container, int port) {
        return container.ports().stream().anyMatch(p -> p.hostPort().orElse(-1) == port);
    }

    private List<String> lastLines(Operation.StartContainer start) {
        try {
            return engine.lastLogs(start.container().id(), LOG_LINES).stream()
                    .map(LogLine::text)
                    .toList();
        } catch (EngineException e) {
            return List.of();
        }
    }
}
