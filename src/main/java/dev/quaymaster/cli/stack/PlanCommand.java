package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.Request;
import picocli.CommandLine.Command;

/// `plan`.
@Command(
        description = {
            "Show what up would do, and why.",
            "Ends with 0 when there is nothing to do, with 2 when there is."
        })
public final class PlanCommand extends ActingCommand {

    /// @param invocation the run of the program it belongs to
    public PlanCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        return show(invocation(), planWithWarnings(Request.Up.of(services().toArray(String[]::new))));
    }

    /// Prints a plan.
    ///
    /// @return whether there is something to do, as an exit code
    static int show(Invocation invocation, Plan plan) {
        if (invocation.json()) {
            invocation.document(PlanTree.of(plan));
        } else if (!plan.toString().isEmpty()) {
            invocation.console().out().println(plan);
        }
        if (plan.isEmpty()) {
            invocation.say("Nothing to do: " + plan.project() + " is as the file says.");
            return ExitCode.OK.number();
        }
        return ExitCode.CHANGES_WAITING.number();
    }
}
