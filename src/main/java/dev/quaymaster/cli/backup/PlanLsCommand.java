package dev.quaymaster.cli.backup;

import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.cli.command.Command;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.Table;
import dev.quaymaster.cli.console.Tree;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// `backup plan ls`.
@picocli.CommandLine.Command(description = "List plans, those from labels too.")
public final class PlanLsCommand extends Command {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z");

    /// @param invocation the run of the program it belongs to
    public PlanLsCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        var plans = Plans.all(invocation());
        var now = ZonedDateTime.now(ZoneId.systemDefault());
        if (invocation().json()) {
            invocation().documents(plans.stream().map(plan -> tree(plan, now)).toList());
            return ExitCode.OK.number();
        }
        var table = new Table("PLAN", "OF", "WHEN", "NEXT", "KEEPS", "FOLDER");
        for (var plan : plans) {
            table.row(
                    plan.name(),
                    plan.source().title(),
                    plan.schedule().map(schedule -> schedule.expression()).orElse("when asked"),
                    next(plan, now).map(MINUTE::format).orElse("-"),
                    String.valueOf(plan.retention().last()),
                    plan.destination().toString());
        }
        console().out().print(table);
        return ExitCode.OK.number();
    }

    private static Optional<ZonedDateTime> next(BackupPlan plan, ZonedDateTime now) {
        return plan.schedule().flatMap(schedule -> schedule.next(now));
    }

    /// A plan as JSON.
    static Tree tree(BackupPlan plan, ZonedDateTime now) {
        return new Tree()
                .with("name", plan.name())
                .with("stack", plan.source().stack())
                .with("file", plan.source().composeFile())
                .with("volumes", plan.source().volumes())
                .with("schedule", plan.schedule().map(schedule -> schedule.expression()))
                .with("zone", plan.schedule().map(schedule -> schedule.zone().getId()))
                .with("next", next(plan, now).map(ZonedDateTime::toOffsetDateTime))
                .with("keepLast", plan.retention().last())
                .with("folder", plan.destination())
                .with("fromLabels", plan.fromLabels());
    }
}
