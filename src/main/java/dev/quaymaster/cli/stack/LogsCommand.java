package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.command.StackCommand;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.engine.LogRequest;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.stack.ObservedState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `logs`.
@Command(description = "Show what the containers of a stack say, merged by time.")
public final class LogsCommand extends StackCommand {

    @Option(
            names = {"-f", "--follow"},
            description = "Stay, and show new lines as they come")
    private boolean follow;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "From then on: 2026-01-31T02:00:00Z, or 10m for ten minutes ago")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Until then")
    private @Nullable String until;

    @Option(
            names = {"-n", "--tail"},
            paramLabel = "N",
            description = "Only the last lines of each container; all by default")
    private String tail = "all";

    @Option(
            names = {"-t", "--timestamps"},
            description = "Show times")
    private boolean times;

    @Option(names = "--no-log-prefix", description = "Without names of containers")
    private boolean noPrefix;

    @Option(names = "--no-color", description = "Without colours")
    private boolean noColor;

    @Parameters(paramLabel = "SERVICE", arity = "0..*", description = "Only these services")
    private List<String> services = new ArrayList<>();

    /// @param invocation the run of the program it belongs to
    public LogsCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() throws InterruptedException {
        checkServices(services, knownServices(this::created));
        var style = new LogPrinter.Style(
                invocation().json(),
                times,
                !noPrefix,
                !noColor
                        && console().terminals().out()
                        && !console().environment().containsKey("NO_COLOR"));
        var logs = new MergedLogs(
                engine(), stackName(), services, new LogPrinter(console().out(), style));
        if (follow) {
            logs.follow(request());
        } else {
            logs.print(request());
        }
        return ExitCode.OK.number();
    }

    private Set<String> created() {
        return ObservedState.read(engine(), stackName())
                .allContainers()
                .map(ObservedContainer::service)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private LogRequest request() {
        return new LogRequest(follow, lines(), moment(since), moment(until));
    }

    private OptionalInt lines() {
        if (tail.equals("all") || tail.equals("-1")) {
            return OptionalInt.empty();
        }
        if (!tail.matches("\\d{1,9}")) {
            throw new CommandException(ExitCode.USAGE, "--tail is a number or all, not " + tail + ".");
        }
        return OptionalInt.of(Integer.parseInt(tail));
    }

    private static Optional<Instant> moment(@Nullable String text) {
        return text == null ? Optional.empty() : Optional.of(Moments.parse(text, Instant.now()));
    }
}
