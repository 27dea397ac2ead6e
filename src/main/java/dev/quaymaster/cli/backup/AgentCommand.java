package dev.quaymaster.cli.backup;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.recovery.RecoveryWatch;
import dev.quaymaster.backup.run.PlanRunner;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.DuePlans;
import dev.quaymaster.backup.schedule.NewProblems;
import dev.quaymaster.backup.schedule.PlanCatalog;
import dev.quaymaster.backup.schedule.RunOutcome;
import dev.quaymaster.backup.schedule.ScheduleClient;
import dev.quaymaster.backup.schedule.Scheduler;
import dev.quaymaster.cli.command.Command;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.JsonFields;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.files.FileFailure;
import dev.quaymaster.files.LockFile;
import dev.quaymaster.settings.SettingsException;
import dev.quaymaster.words.Count;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `agent`.
@CommandLine.Command(
        description = {
            "Run the backups that are due, until stopped. One process of a user does so at a time.",
            "With --once: what is due now, then end. What was missed since the last look is made up"
                    + " for, so it can be run from a timer at any time.",
            "With --json each run is an object: one a line, or, with --once, all in a list.",
            "Ends with 1 when no run succeeded, 3 when some did not or did not save everything."
        })
public final class AgentCommand extends Command implements ScheduleClient {

    @Option(names = "--once", description = "Run what is due now, then end")
    private boolean once;

    private final AtomicInteger good = new AtomicInteger();
    private final AtomicInteger partly = new AtomicInteger();
    private final AtomicInteger bad = new AtomicInteger();
    private final List<JsonFields> runs = new ArrayList<>();
    private final NewProblems problems = new NewProblems(this::tell);
    private final NewProblems recovered = new NewProblems(this::tell);

    /// @param invocation the run of the program it belongs to
    public AgentCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() throws InterruptedException {
        return once ? lookOnce() : stay();
    }

    private int lookOnce() {
        var folders = invocation().folders();
        try (var _ = LockFile.tryTake(folders.agentLock(), "agent").orElseThrow(this::busy)) {
            recover();
            var scheduler =
                    new Scheduler(this, folders.scheduleState(), Clock.systemUTC(), Runnable::run, DuePlans.Watch.ONCE);
            if (scheduler.look().isEmpty()) {
                invocation().say("Nothing is due.");
            }
        } finally {
            if (invocation().json()) {
                invocation().documents(runs);
            }
        }
        if (bad.get() == 0 && partly.get() == 0) {
            return ExitCode.OK.number();
        }
        boolean allBad = good.get() == 0 && partly.get() == 0;
        return (allBad ? ExitCode.FAILED : ExitCode.PARTLY).number();
    }

    private int stay() throws InterruptedException {
        var folders = invocation().folders();
        try (var _ = Scheduler.start(this, folders.scheduleState(), folders.agentLock(), "agent")
                        .orElseThrow(this::busy);
                var _ = RecoveryWatch.start(this::recover)) {
            tell(greeting());
            new CountDownLatch(1).await();
        }
        return ExitCode.OK.number();
    }

    private String greeting() {
        try {
            return "Looking after " + Count.words(plans().size(), "plan") + ".";
        } catch (RuntimeException e) { // the scheduler says why, and looks again
            return "Looking after the plans as soon as they can be read.";
        }
    }

    private CommandException busy() {
        return new CommandException(
                ExitCode.LOCKED, "A window or another agent of yours looks after the plans already.");
    }

    @Override
    public List<BackupPlan> plans() {
        var catalog = catalog();
        problems.tell(catalog.problems().stream()
                .map(problem -> "warning: " + problem)
                .toList());
        return catalog.plans();
    }

    /// What is wrong with the settings was said at the beginning, unless they were damaged since.
    private PlanCatalog catalog() {
        try {
            return Plans.catalog(invocation());
        } catch (SettingsException e) {
            if (e.unreadable() && invocation().toldOfSettings()) {
                throw new CommandException(ExitCode.FAILED, "No backup is made until the settings can be read.");
            }
            throw e;
        }
    }

    @Override
    public void tell(String sentence) {
        invocation().say(sentence);
    }

    /// One plan; a failure is told and must not end the agent.
    @Override
    public RunOutcome run(BackupPlan plan, SetKind kind) {
        try {
            var runner = new PlanRunner(
                    engine(), invocation().journals(), Clock.systemUTC(), warning -> warn(plan, warning));
            if (!runner.hasWork(plan, kind)) {
                return RunOutcome.NOTHING; // labels of a stack that was never started here
            }
            made(plan, runner.run(plan, kind, _ -> {}), runner.resumedAll());
            return RunOutcome.DONE;
        } catch (RuntimeException e) {
            return failed(plan, e);
        }
    }

    /// Puts right what killed runs left, here or in another process, whether a plan is due or not.
    /// An engine that does not answer is no reason to end: the next look tries again.
    private synchronized void recover() {
        try {
            recovered.tell(invocation().recover());
        } catch (EngineException | CommandException e) {
            recovered.tell(List.of(String.valueOf(e.getMessage())));
        }
    }

    private void made(BackupPlan plan, BackupSet set, boolean resumedAll) {
        line(plan, "id", set.id());
        var missing = set.manifest().notSaved().stream()
                .filter(one -> one.kind().losesData())
                .toList();
        missing.forEach(one -> warn(plan, one.text()));
        (missing.isEmpty() && resumedAll ? good : partly).incrementAndGet();
    }

    private RunOutcome failed(BackupPlan plan, RuntimeException failure) {
        var outcome = RunOutcome.of(failure);
        var again = switch (outcome) {
            case BUSY -> once ? " The next look tries again." : " It is tried again soon.";
            case CANCELLED -> " It is made up for at the next start.";
            case DONE, NOTHING, FAILED -> "";
        };
        var message = FileFailure.named(failure);
        bad.incrementAndGet();
        if (invocation().json()) {
            line(plan, "failed", message);
        }
        warn(plan, "failed: " + message + again);
        return outcome;
    }

    private void warn(BackupPlan plan, String what) {
        tell(now() + " " + plan.name() + ": " + what);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private void line(BackupPlan plan, String outcome, String what) {
        var run = new JsonFields().with("time", now()).with("plan", plan.name()).with(outcome, what);
        if (!invocation().json()) {
            console().out().println(now() + " " + plan.name() + ": " + outcome + " " + what);
            console().out().flush();
        } else if (once) {
            runs.add(run);
        } else {
            invocation().line(run);
        }
    }
}
