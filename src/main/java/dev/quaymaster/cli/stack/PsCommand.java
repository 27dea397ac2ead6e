package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.command.StackCommand;
import dev.quaymaster.cli.console.Amounts;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.JsonFields;
import dev.quaymaster.cli.console.Table;
import dev.quaymaster.engine.PublishedPort;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.stack.ObservedState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ps`.
@Command(description = "List the containers of a stack.")
public final class PsCommand extends StackCommand {

    @Option(
            names = {"-a", "--all"},
            description = "Stopped ones too")
    private boolean all;

    @Option(
            names = {"-q", "--quiet"},
            description = "Ids only")
    private boolean quiet;

    @Option(names = "--services", description = "Names of services only")
    private boolean names;

    @Parameters(paramLabel = "SERVICE", arity = "0..*", description = "Only these services")
    private List<String> services = new ArrayList<>();

    /// @param invocation the run of the program it belongs to
    public PsCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        var state = ObservedState.read(engine(), stackName());
        if (nameAlone().isPresent() && state.equals(ObservedState.nothing(stackName()))) {
            sayNoSuchStack(stackName());
        } else if (!services.isEmpty() && nameAlone().isEmpty()) {
            checkServices(services, knownServices(() -> state.services().keySet()));
        }
        var shown = state.services().values().stream()
                .flatMap(List::stream)
                .filter(one -> all || one.state().alive())
                .filter(one -> services.isEmpty() || services.contains(one.service()))
                .toList();
        if (invocation().json()) {
            invocation().documents(shown.stream().map(one -> tree(state, one)).toList());
        } else if (names) {
            shown.stream().map(ObservedContainer::service).distinct().forEach(this::print);
        } else if (quiet) {
            shown.stream().map(ObservedContainer::id).forEach(this::print);
        } else {
            console().out().print(table(shown));
        }
        return ExitCode.OK.number();
    }

    private void print(String line) {
        console().out().println(line);
    }

    private static Table table(List<ObservedContainer> containers) {
        var table = new Table("NAME", "IMAGE", "SERVICE", "CREATED", "STATUS", "PORTS");
        for (var one : containers) {
            table.row(
                    one.name(),
                    one.container().image(),
                    one.service(),
                    Amounts.duration(Duration.between(one.container().created(), Instant.now())) + " ago",
                    one.container().status() + (one.outOfMemory() ? ", out of memory" : ""),
                    ports(one));
        }
        return table;
    }

    private static JsonFields tree(ObservedState state, ObservedContainer one) {
        return new JsonFields()
                .with("name", one.name())
                .with("service", one.service())
                .with("id", one.id())
                .with("image", one.container().image())
                .with("state", one.state().name().toLowerCase(Locale.ROOT))
                .with("health", one.container().health().name().toLowerCase(Locale.ROOT))
                .with("status", one.container().status())
                .with("serviceStatus", state.status(one.service()))
                .with("exitCode", one.exitCode())
                .with("outOfMemory", one.outOfMemory())
                .with("created", one.container().created())
                .with(
                        "ports",
                        one.container().ports().stream().map(PsCommand::words).toList());
    }

    private static String ports(ObservedContainer one) {
        return one.container().ports().stream().map(PsCommand::words).collect(Collectors.joining(", "));
    }

    private static String words(PublishedPort port) {
        var inside = port.containerPort() + "/" + port.protocol();
        return port.hostPort().isEmpty()
                ? inside
                : port.hostIp() + ":" + port.hostPort().getAsInt() + "->" + inside;
    }
}
