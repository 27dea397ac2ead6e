package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.stack.Operation;
import dev.quaymaster.stack.Request;
import picocli.CommandLine.Command;

/// `build`.
@Command(description = "Build the images of services that have a build section.")
public final class BuildCommand extends FetchCommand {

    /// @param invocation the run of the program it belongs to
    public BuildCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() throws InterruptedException {
        return fetch(services(), Request.Images.BUILD, Operation.BuildImage.class::isInstance);
    }
}
