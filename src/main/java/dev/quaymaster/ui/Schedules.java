package dev.quaymaster.ui;

import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.LabelledStacks;
import dev.quaymaster.backup.schedule.PlanCatalog;
import dev.quaymaster.backup.schedule.RunOutcome;
import dev.quaymaster.backup.schedule.ScheduleClient;
import dev.quaymaster.backup.schedule.Scheduler;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.files.LockFile;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs the user's backup plans while the window is open, unless an agent or another window does so
/// already.
final class Schedules implements AutoCloseable {

    /// Written into the lock file for those who find it held.
    private static final String WINDOW = "window";

    private final Memory memory;
    private final Map<String, String> environment;
    private final Clock clock;
    private Scheduler.@Nullable Running running;
    private @Nullable ScheduleClient client;
    private volatile @Nullable Engine home;

    /// Creates the schedules; nothing runs yet.
    ///
    /// @param memory has the plans and the stacks whose labels hold more of them
    /// @param environment the variables compose files may use
    /// @param clock the present
    Schedules(Memory memory, Map<String, String> environment, Clock clock) {
        this.memory = memory;
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    /// Says which engine the plans run at, once the window has it open.
    void at(Engine engine) {
        home = engine;
    }

    /// Begins to look for what is due.
    ///
    /// @param runner runs a plan to its end; called on a worker thread
    /// @param teller takes sentences for the user; called on any thread
    synchronized void start(BiFunction<BackupPlan, SetKind, RunOutcome> runner, Consumer<String> teller) {
        client = new ScheduleClient() {
            @Override
            public List<BackupPlan> plans() {
                return catalog().plans();
            }

            @Override
            public RunOutcome run(BackupPlan plan, SetKind kind) {
                return runner.apply(plan, kind);
            }

            @Override
            public void tell(String sentence) {
                teller.accept(sentence);
            }
        };
        takeOver();
    }

    /// Begins, unless somebody else looks after the plans; they may have gone by the next time.
    private synchronized void takeOver() {
        var begin = client;
        if (begin != null && running == null) {
            running = Scheduler.start(
                            begin,
                            memory.folders().scheduleState(),
                            memory.folders().agentLock(),
                            WINDOW)
                    .orElse(null);
        }
    }

    /// Who looks after the plans, when it is not this window.
    private synchronized String others() {
        if (client == null || running != null) {
            return "";
        }
        return LockFile.holder(memory.folders().agentLock())
                .map(holder ->
                        holder.startsWith(WINDOW) ? "Another window runs the backups · " : "Backup agent running · ")
                .orElse("");
    }

    /// All plans, those made here and those in the labels of listed and of running stacks, and what
    /// is wrong with them. Asks the engine, and reads their compose files.
    PlanCatalog catalog() {
        return PlanCatalog.read(
                memory.reread().plans(),
                memory.stacks(),
                labelled(),
                environment,
                ZoneId.systemDefault(),
                memory.store().folder());
    }

    /// An engine elsewhere has no compose files of this machine, and may keep a page waiting.
    private LabelledStacks labelled() {
        var engine = home;
        return engine != null && engine.onThisMachine()
                ? LabelledStacks.at(() -> engine, environment)
                : LabelledStacks.NONE;
    }

    /// What the status bar says: who runs the schedules, and what is next. Reads compose files.
    String words() {
        takeOver();
        var now = ZonedDateTime.now(clock);
        var next = catalog().plans().stream()
                .flatMap(plan ->
                        plan
                                .schedule()
                                .flatMap(schedule -> schedule.next(now))
                                .map(time -> new Next(plan, time))
                                .stream())
                .min(Comparator.comparing(Next::time));
        return next.map(one -> others() + "Next backup " + one.words(now)).orElse("No backup is scheduled");
    }

    private record Next(BackupPlan plan, ZonedDateTime time) {

        String words(ZonedDateTime now) {
            var day = time.toLocalDate().equals(now.toLocalDate())
                    ? ""
                    : time.toLocalDate().equals(now.toLocalDate().plusDays(1)) ? "tomorrow " : time.toLocalDate() + " ";
            return day
                    + time.toLocalTime().withSecond(0).withNano(0)
                    + " · "
                    + plan.source().title();
        }
    }

    @Override
    public synchronized void close() {
        client = null;
        if (running != null) {
            running.close();
        }
    }
}
