package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.stack.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `update`.
@Command(
        description = {
            "Pull newer images, build what is built here, and apply what changed.",
            "As up --pull always --build; an image that cannot be pulled but is here stays."
        })
public final class UpdateCommand extends ActingCommand {

    @Option(names = "--dry-run", description = "Show what would be done, and do nothing")
    private boolean dryRun;

    @Option(names = "--wait", description = "Wait until all services run or are healthy")
    private boolean waiting;

    /// @param invocation the run of the program it belongs to
    public UpdateCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() throws InterruptedException {
        var request =
                Request.Up.updating(services())
                        .waiting(waiting ? Request.Patience.UNLIMITED : Request.Patience.NONE);
        if (dryRun) {
            PlanCommand.show(invocation(), planWithWarnings(request));
            return ExitCode.OK.number();
        }
        return act(request);
    }
}
