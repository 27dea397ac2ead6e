package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.stack.Operation;
import dev.quaymaster.stack.Request;
import picocli.CommandLine.Command;

/// `pull`.
@Command(description = "Pull the images of services.")
public final class PullCommand extends FetchCommand {

    /// @param invocation the run of the program it belongs to
    public PullCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() throws InterruptedException {
        return fetch(services(), Request.Images.PULL_ALWAYS, Operation.PullImage.class::isInstance);
    }
}
