package dev.quaymaster.cli.backup;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.Consistency;
import dev.quaymaster.backup.RetentionPolicy;
import dev.quaymaster.backup.retention.ExpiryPlan;
import dev.quaymaster.backup.retention.ExpiryPlanner;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.PlanSource;
import dev.quaymaster.backup.schedule.Schedule;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.Amounts;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.volume.Volumes;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.files.MachineId;
import dev.quaymaster.words.Count;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `backup plan add`.
@Command(
        description = {
            "Make a plan, or replace the one of that name.",
            "It is run by an open window or by quaymaster agent.",
            "What its next run would delete is shown first."
        })
public final class PlanAddCommand extends BackupCommand {

    @Parameters(paramLabel = "PLAN", description = "Its name")
    private String name = "";

    @Option(
            names = "--stack",
            paramLabel = "FILE",
            description = "Compose file or folder of a stack, or the name of one that is running")
    private @Nullable String stack;

    @Option(names = "--volume", paramLabel = "VOLUME", description = "A volume; repeatable")
    private List<String> volumes = new ArrayList<>();

    @Option(
            names = "--schedule",
            paramLabel = "CRON",
            description = "When: minute, hour, day, month, weekday, or daily, weekly …; @daily by"
                    + " default, none for only when asked")
    private String schedule = "0 2 * * *";

    @Option(
            names = "--keep-last",
            paramLabel = "N",
            description = "How many of those its schedule made are kept; 7 by default. What is made by" + " hand stays")
    private int keep = 7;

    @Option(names = "--method", paramLabel = "METHOD", description = "auto, dump, stop, pause or live; auto by default")
    private String method = "auto";

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask, even when its next run would delete backups")
    private boolean yes;

    /// @param invocation the run of the program it belongs to
    public PlanAddCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected boolean takesComposeOptions() {
        return true;
    }

    @Override
    protected int run() {
        if (keep < 1) {
            throw new CommandException(ExitCode.USAGE, "--keep-last is at least 1.");
        }
        var when = when();
        var target = new BackupTarget(this, stack, volumes).find();
        var source = new PlanSource(target.stack(), target.files().stream().findFirst(), target.volumes());
        var plan = new BackupPlan(name, source, when, RetentionPolicy.keepLast(keep), folder(), methods(source), false);
        var expiry = atNextRun(plan);
        if (!agreedTo(expiry)) {
            return ExitCode.FAILED.number();
        }
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        invocation().settingsFile().change(settings -> settings.withPlan(plan.madeAt(now)));
        if (invocation().json()) {
            var going = expiry.sets().stream().map(BackupSet::id).toList();
            invocation()
                    .document(PlanLsCommand.tree(plan, now.atZone(ZoneId.systemDefault()))
                            .with("deletedAtNextRun", going));
        } else {
            console().out().println(name);
        }
        return ExitCode.OK.number();
    }

    /// What of the sets that a plan of this name made before goes at its next run.
    private ExpiryPlan atNextRun(BackupPlan plan) {
        var store = new BackupStore(plan.destination());
        return new ExpiryPlanner(store.list(), store.history(), clock().instant())
                .atNextRun(plan, MachineId.current(), engineId());
    }

    private Optional<String> engineId() {
        try {
            return Optional.of(engine().info().id());
        } catch (EngineException e) {
            return Optional.empty();
        }
    }

    private boolean agreedTo(ExpiryPlan expiry) {
        expiry.doubts().forEach(doubt -> invocation().say("warning: " + doubt));
        if (expiry.expired().isEmpty()) {
            return true;
        }
        for (var one : expiry.expired()) {
            invocation()
                    .say("Goes at its next run: %s, made %s"
                            .formatted(one.set().id(), Amounts.moment(one.set().started())));
        }
        return agreed(
                yes,
                "With --keep-last %d, the next run of this plan deletes %s for good."
                        .formatted(keep, Count.words(expiry.expired().size(), "backup")));
    }

    private Optional<Schedule> when() {
        if (schedule.equals("none")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Schedule.of(schedule, ZoneId.systemDefault()));
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private SortedMap<String, Consistency> methods(PlanSource source) {
        var methods = new TreeMap<String, Consistency>();
        Methods.parse(method).ifPresent(chosen -> names(source).forEach(volume -> methods.put(volume, chosen)));
        return methods;
    }

    private List<String> names(PlanSource source) {
        return source.volumes().isEmpty()
                ? Volumes.ofStack(engine(), source.stack().orElseThrow())
                : source.volumes();
    }
}
