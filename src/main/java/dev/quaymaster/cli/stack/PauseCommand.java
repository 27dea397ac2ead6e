package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.stack.Request;
import picocli.CommandLine.Command;

/// `pause`.
@Command(description = "Freeze the processes of services.")
public final class PauseCommand extends ChangingCommand {

    /// @param invocation the run of the program it belongs to
    public PauseCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() throws InterruptedException {
        return change(new Request.Pause(services()));
    }
}
