package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.stack.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `kill`.
@Command(description = "Send a signal to services.")
public final class KillCommand extends ChangingCommand {

    @Option(
            names = {"-s", "--signal"},
            paramLabel = "SIGNAL",
            description = "Which one; SIGKILL by default")
    private String signal = "SIGKILL";

    /// @param invocation the run of the program it belongs to
    public KillCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() throws InterruptedException {
        return change(new Request.Kill(services(), signal));
    }
}
