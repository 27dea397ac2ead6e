package dev.quaymaster.cli.backup;

import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.cli.command.Command;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.command.ResultNames;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `backup plan rm`.
@CommandLine.Command(description = "Forget a plan. Its backups stay.")
public final class PlanRmCommand extends Command {

    @Parameters(paramLabel = "PLAN", description = "Its name")
    private String name = "";

    /// @param invocation the run of the program it belongs to
    public PlanRmCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        var settings = invocation().requireSettings();
        if (settings.plan(name).isEmpty()) {
            throw unknown(settings.plans());
        }
        invocation().settingsFile().change(now -> now.withoutPlan(name));
        try (var done = new ResultNames(invocation())) {
            done.add(name);
        }
        return ExitCode.OK.number();
    }

    private CommandException unknown(List<BackupPlan> own) {
        var labels = Plans.find(invocation(), name);
        if (labels.isPresent()) {
            return new CommandException(
                    ExitCode.NOT_FOUND,
                    "The plan \"%s\" comes from labels in %s. Remove them there, and it is gone."
                            .formatted(
                                    name,
                                    labels.get()
                                            .source()
                                            .composeFile()
                                            .map(Path::toString)
                                            .orElse("a compose file")));
        }
        var names = own.stream().map(plan -> "\"" + plan.name() + "\"").sorted();
        return new CommandException(
                ExitCode.NOT_FOUND,
                "There is no plan \"%s\". %s"
                        .formatted(
                                name,
                                own.isEmpty()
                                        ? "None was made here."
                                        : "Those made here: " + names.collect(Collectors.joining(", ")) + "."));
    }
}
