package dev.quaymaster.cli.backup;

import dev.quaymaster.cli.command.Command;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import picocli.CommandLine.Parameters;

/// `backup plan rm`.
@picocli.CommandLine.Command(description = "Forget a plan. Its backups stay.")
public final class PlanRmCommand extends Command {

    @Parameters(paramLabel = "PLAN", description = "Its name")
    private String name = "";

    /// @param invocation the run of the program it belongs to
    public PlanRmCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        if (invocation().settings().plan(name).isEmpty()) {
            throw new CommandException(
                    ExitCode.NOT_FOUND,
                    "There is no plan \""
                            + name
                            + "\" among yours. One that comes from labels is removed in its compose"
                            + " file.");
        }
        invocation().settingsFile().change(settings -> settings.withoutPlan(name));
        console().out().println(name);
        return ExitCode.OK.number();
    }
}
