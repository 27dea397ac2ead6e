package dev.quaymaster.cli.backup;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.run.PlanRunner;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.Scheduler;
import dev.quaymaster.cli.command.Command;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.Tree;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.files.LockFile;
import dev.quaymaster.volume.HelperContainers;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Option;

/// `agent`.
@picocli.CommandLine.Command(
        description = {
            "Run the backups that are due, until stopped. One process of a user does so at a time.",
            "With --once: what is due now, then end."
        })
public final class AgentCommand extends Command {

    @Option(names = "--once", description = "Run what is due now, then end")
    private boolean once;

    private final AtomicInteger good = new AtomicInteger();
    private final AtomicInteger bad = new AtomicInteger();

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
            var scheduler =
                    new Scheduler(
                            () -> Plans.all(invocation()),
                            this::backUp,
                            folders.scheduleState(),
                            Clock.systemUTC(),
                            Runnable::run);
            if (scheduler.look().isEmpty()) {
                invocation().say("Nothing is due.");
            }
        }
        if (bad.get() == 0) {
            return ExitCode.OK.number();
        }
        return (good.get() == 0 ? ExitCode.FAILED : ExitCode.PARTLY).number();
    }

    private int stay() throws InterruptedException {
        var folders = invocation().folders();
        try (var _ =
                Scheduler.start(
                                () -> Plans.all(invocation()),
                                this::backUp,
                                folders.scheduleState(),
                                folders.agentLock(),
                                "agent")
                        .orElseThrow(this::busy)) {
            invocation().say("Looking after " + Plans.all(invocation()).size() + " plans.");
            new CountDownLatch(1).await();
        }
        return ExitCode.OK.number();
    }

    private CommandException busy() {
        return new CommandException(
                ExitCode.LOCKED,
                "A window or another agent of yours looks after the plans already.");
    }

    /// One plan; a failure is told and must not end the agent.
    private void backUp(BackupPlan plan, SetKind kind) {
        try {
            HelperContainers.removeLeftovers(engine());
            var runner = new PlanRunner(engine(), invocation().journals(), Clock.systemUTC());
            if (!runner.hasWork(plan)) {
                return; // labels of a stack that was never started here
            }
            var set = runner.run(plan, kind, progress -> {});
            good.incrementAndGet();
            tell(plan, "id", set.id());
        } catch (BackupException | EngineException e) {
            bad.incrementAndGet();
            tell(plan, "failed", String.valueOf(e.getMessage()));
        }
    }

    private void tell(BackupPlan plan, String outcome, String what) {
        if (invocation().json()) {
            invocation()
                    .line(
                            new Tree()
                                    .with("time", Instant.now())
                                    .with("plan", plan.name())
                                    .with(outcome, what));
        } else {
            console()
                    .out()
                    .println(Instant.now() + " " + plan.name() + ": " + outcome + " " + what);
            console().out().flush();
        }
    }
}
