package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.stack.Request;
import picocli.CommandLine.Command;

/// `unpause`.
@Command(description = "Let frozen services go on.")
public final class UnpauseCommand extends ChangingCommand {

    /// @param invocation the run of the program it belongs to
    public UnpauseCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() throws InterruptedException {
        return change(new Request.Unpause(services()));
    }
}
