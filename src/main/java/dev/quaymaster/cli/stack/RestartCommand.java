package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.stack.Request;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `restart`.
@Command(description = "Stop services and start them again as they are.")
public final class RestartCommand extends ChangingCommand {

    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "SECONDS",
            description = "Time to stop before a container is killed")
    private @Nullable Integer timeout;

    /// @param invocation the run of the program it belongs to
    public RestartCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() throws InterruptedException {
        return change(
                new Request.Restart(services(), Optional.ofNullable(timeout).map(Duration::ofSeconds)));
    }
}
