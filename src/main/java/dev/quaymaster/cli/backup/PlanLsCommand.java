package dev.quaymaster.cli.backup;

import dev.quaymaster.backup.RetentionPolicy;
import dev.quaymaster.backup.run.PlanCheck;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.cli.command.Command;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.JsonFields;
import dev.quaymaster.cli.console.Table;
import dev.quaymaster.engine.EngineException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine;

/// `backup plan ls`.
@CommandLine.Command(description = "List plans, those from labels too.")
public final class PlanLsCommand extends Command {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z");

    /// @param invocation the run of the program it belongs to
    public PlanLsCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        var catalog = Plans.catalog(invocation());
        var plans = catalog.plans();
        var now = ZonedDateTime.now(ZoneId.systemDefault());
        if (invocation().json()) {
            invocation().documents(plans.stream().map(plan -> tree(plan, now)).toList());
        } else {
            table(plans, now);
        }
        warn(catalog.problems());
        if (!plans.isEmpty()) {
            warn(atTheEngine(plans));
        }
        return ExitCode.OK.number();
    }

    private void warn(List<String> problems) {
        problems.forEach(problem -> invocation().say("warning: " + problem));
    }

    private List<String> atTheEngine(List<BackupPlan> plans) {
        try {
            return PlanCheck.problems(engine(), plans);
        } catch (EngineException e) {
            return List.of("No plan can run now: " + e.getMessage());
        }
    }

    private void table(List<BackupPlan> plans, ZonedDateTime now) {
        var table = new Table("PLAN", "OF", "WHEN", "NEXT", "KEEPS", "FOLDER");
        for (var plan : plans) {
            table.row(
                    plan.name(),
                    plan.source().title(),
                    plan.schedule().map(schedule -> schedule.expression()).orElse("when asked"),
                    next(plan, now).map(MINUTE::format).orElse("-"),
                    plan.retention().text(),
                    plan.destination().toString());
        }
        console().out().print(table);
    }

    private static Optional<ZonedDateTime> next(BackupPlan plan, ZonedDateTime now) {
        return plan.schedule().flatMap(schedule -> schedule.next(now));
    }

    /// A plan as JSON.
    static JsonFields tree(BackupPlan plan, ZonedDateTime now) {
        return new JsonFields()
                .with("name", plan.name())
                .with("stack", plan.source().stack())
                .with("file", plan.source().composeFile())
                .with("volumes", plan.source().volumes())
                .with("schedule", plan.schedule().map(schedule -> schedule.expression()))
                .with("zone", plan.schedule().map(schedule -> schedule.zone().getId()))
                .with("next", next(plan, now).map(ZonedDateTime::toOffsetDateTime))
                .with("keepLast", keepLast(plan.retention()))
                .with("folder", plan.destination())
                .with("fromLabels", plan.fromLabels());
    }

    /// Absent where all are kept.
    private static OptionalInt keepLast(RetentionPolicy policy) {
        return policy.everything() ? OptionalInt.empty() : OptionalInt.of(policy.last());
    }
}
