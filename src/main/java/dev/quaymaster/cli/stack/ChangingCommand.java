package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.Request;
import picocli.CommandLine.Option;

/// A command that changes a stack, or shows what it would change.
abstract class ChangingCommand extends ActingCommand {

    @Option(names = "--dry-run", description = "Show what would be done, and do nothing")
    private boolean dryRun;

    ChangingCommand(Invocation invocation) {
        super(invocation);
    }

    /// Whether only the plan is wanted: nothing is to be asked then.
    boolean dryRun() {
        return dryRun;
    }

    /// Does what is asked, or shows it.
    int change(Request request) throws InterruptedException {
        if (!dryRun) {
            return act(request);
        }
        var plan = wouldDo(request);
        if (plan.isEmpty()) {
            tell(plan);
        } else {
            PlanCommand.show(invocation(), plan);
        }
        return ExitCode.OK.number();
    }

    /// What gets in the way is looked for only where containers are made.
    private Plan wouldDo(Request request) {
        return request instanceof Request.Up ? planWithWarnings(request) : plan(request);
    }
}
