package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.command.StackCommand;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.LocalTerminal;
import dev.quaymaster.engine.spec.ExecSpec;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.stack.ObservedState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `exec`.
@Command(description = "Run a command in a running container of a service.")
public final class ExecCommand extends StackCommand {

    @Option(
            names = {"-e", "--env"},
            paramLabel = "NAME=VALUE",
            description = "Environment variable; repeatable")
    private List<String> environment = new ArrayList<>();

    @Option(
            names = {"-u", "--user"},
            paramLabel = "USER",
            description = "Run as this user")
    private @Nullable String user;

    @Option(
            names = {"-w", "--workdir"},
            paramLabel = "DIR",
            description = "Run in this folder")
    private @Nullable String workingDir;

    @Option(
            names = {"-T", "--no-TTY"},
            description = "Without a terminal")
    private boolean noTerminal;

    @Option(names = "--index", paramLabel = "N", description = "Which container of the service")
    private int index = 1;

    @Parameters(index = "0", paramLabel = "SERVICE", description = "The service")
    private String service = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND", description = "The command and its arguments")
    private List<String> command = new ArrayList<>();

    /// @param invocation the run of the program it belongs to
    public ExecCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public boolean takesACommand() {
        return true;
    }

    @Override
    protected int run() throws IOException, InterruptedException {
        var container = container();
        var spec = new ExecSpec(
                command,
                EnvironmentArguments.of(environment, console().environment()),
                Optional.ofNullable(user),
                Optional.ofNullable(workingDir));
        var terminals = console().terminals();
        if (!noTerminal && terminals.in() && terminals.out()) {
            return LocalTerminal.run(console(), engine().openTerminal(container.id(), spec));
        }
        var code = engine().exec(
                        container.id(),
                        spec,
                        Optional.of(console().in()),
                        console().out(),
                        console().err());
        console().out().flush();
        return code;
    }

    private ObservedContainer container() {
        var name = stackName();
        var state = ObservedState.read(engine(), name);
        if (nameAlone().isPresent() && state.equals(ObservedState.nothing(name))) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "There is no stack %s on this engine. quaymaster ls shows which there are.".formatted(name));
        }
        checkServices(List.of(service), knownServices(() -> state.services().keySet()));
        return state.containers(service).stream()
                .filter(one -> one.state().alive() && one.number() == index)
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        ExitCode.FAILED,
                        "Service \"%s\" of %s has no running container%s. Start it: quaymaster start %s"
                                .formatted(service, name, index == 1 ? "" : " with number " + index, service)));
    }
}
