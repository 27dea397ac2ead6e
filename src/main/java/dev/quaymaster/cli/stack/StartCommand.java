package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.stack.Request;
import picocli.CommandLine.Command;

/// `start`.
@Command(description = "Start containers that are stopped, in dependency order.")
public final class StartCommand extends ChangingCommand {

    /// @param invocation the run of the program it belongs to
    public StartCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() throws InterruptedException {
        return change(new Request.Start(services()));
    }
}
