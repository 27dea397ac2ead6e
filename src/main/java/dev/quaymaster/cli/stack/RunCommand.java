package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.command.StackCommand;
import dev.quaymaster.cli.console.LocalTerminal;
import dev.quaymaster.cli.console.StatusLine;
import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.Terminal;
import dev.quaymaster.stack.run.OneOff;
import dev.quaymaster.stack.run.OneOffRun;
import dev.quaymaster.stack.run.OneOffStreams;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `run`.
@Command(description = "Run a service once, with a command of its own.")
public final class RunCommand extends StackCommand {

    @Option(names = "--rm", description = "Remove the container when it ended")
    private boolean remove;

    @Option(names = "--no-deps", description = "Do not start what the service depends on")
    private boolean alone;

    @Option(names = "--use-aliases", description = "Answer to the service's names on its networks")
    private boolean useAliases;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "NAME=VALUE",
            description = "Environment variable; repeatable")
    private List<String> environment = new ArrayList<>();

    @Option(names = "--entrypoint", paramLabel = "COMMAND", description = "Another entry point")
    private @Nullable String entrypoint;

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

    @Parameters(index = "0", paramLabel = "SERVICE", description = "The service")
    private String service = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "ARG",
            description = "What to run instead of the service's command")
    private List<String> command = new ArrayList<>();

    /// @param invocation the run of the program it belongs to
    public RunCommand(Invocation invocation) {
        super(invocation);
    }

    /// Accepted because people say it: a run reads its input anyway.
    @Option(
            names = {"-i", "--interactive"},
            description = "Read standard input, as it always does")
    public void interactive(boolean said) {}

    @Override
    public boolean takesACommand() {
        return true;
    }

    @Override
    protected int run() throws InterruptedException, IOException {
        var once = new OneOff(
                service,
                command,
                Optional.ofNullable(entrypoint).map(words -> List.of(words.split(" ", -1))),
                EnvironmentArguments.of(environment, console().environment()),
                Optional.ofNullable(user),
                Optional.ofNullable(workingDir),
                new OneOff.Options(remove, !alone, useAliases));
        var terminals = console().terminals();
        if (!noTerminal && terminals.in() && terminals.out()) {
            return runWithTerminal(once);
        }
        try (var line = new StatusLine(console())) {
            return new OneOffRun(engine(), invocation().stackLocks())
                    .run(
                            withProfilesOf(project()),
                            once,
                            new OneOffStreams(
                                    Optional.of(console().in()),
                                    console().out(),
                                    console().err()),
                            new PlanProgress(line));
        } finally {
            console().out().flush();
            console().err().flush();
        }
    }

    private int runWithTerminal(OneOff once) throws InterruptedException, IOException {
        Terminal terminal;
        try (var line = new StatusLine(console())) {
            terminal = new OneOffRun(engine(), invocation().stackLocks())
                    .open(withProfilesOf(project()), once, new PlanProgress(line));
        }
        return LocalTerminal.run(console(), terminal);
    }

    /// Naming a service activates its profiles, as it does for the reference.
    private Project withProfilesOf(Project project) {
        var disabled = Optional.ofNullable(project.disabledServices().get(service));
        if (disabled.isEmpty()) {
            return project;
        }
        var files = files();
        var active = files.profiles().isEmpty()
                ? Arrays.stream(
                        files.environment().getOrDefault("COMPOSE_PROFILES", "").split(",", -1))
                : files.profiles().stream();
        var profiles = Stream.concat(active, disabled.get().lifecycle().profiles().stream())
                .filter(profile -> !profile.isBlank())
                .distinct()
                .toList();
        return project(ProjectLoader.load(new ComposeFiles(
                files.files(),
                files.projectDirectory(),
                files.environment(),
                files.envFiles(),
                profiles,
                files.projectName())));
    }
}
