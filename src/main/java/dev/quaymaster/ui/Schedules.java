package dev.quaymaster.ui;

import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.LabelPlans;
import dev.quaymaster.backup.schedule.Scheduler;
import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.load.ProjectLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
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
    private @Nullable BiConsumer<BackupPlan, SetKind> job;

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

    /// Begins to look for what is due.
    ///
    /// @param begin starts a plan's backup; called on a worker thread
    synchronized void start(BiConsumer<BackupPlan, SetKind> begin) {
        job = begin;
        takeOver();
    }

    /// Begins, unless somebody else looks after the plans; they may have gone by the next time.
    private synchronized void takeOver() {
        var begin = job;
        if (begin != null && running == null) {
            running =
                    Scheduler.start(
                                    this::plans,
                                    begin::accept,
                                    memory.folders().scheduleState(),
                                    memory.folders().agentLock(),
                                    WINDOW)
                            .orElse(null);
        }
    }

    /// Who looks after the plans, when it is not this window.
    private synchronized String others() {
        if (job == null || running != null) {
            return "";
        }
        try {
            var holder = Files.readString(memory.folders().agentLock());
            return holder.startsWith(WINDOW)
                    ? "Another window runs the backups · "
                    : "Backup agent running · ";
        } catch (IOException e) {
            return "";
        }
    }

    /// All plans: those made here and those in the labels of listed stacks. Reads their compose
    /// files.
    List<BackupPlan> plans() {
        var plans = new ArrayList<>(memory.settings().plans());
        for (Path stack : memory.stacks()) {
            ProjectLoader.load(ComposeFiles.find(stack, environment))
                    .project()
                    .map(
                            project ->
                                    LabelPlans.of(
                                            project,
                                            ZoneId.systemDefault(),
                                            memory.store().folder()))
                    .ifPresent(
                            found ->
                                    found.plans().stream()
                                            .filter(
                                                    plan ->
                                                            plans.stream()
                                                                    .noneMatch(
                                                                            other ->
                                                                                    other.name()
                                                                                            .equals(
                                                                                                    plan
                                                                                                            .name())))
                                            .forEach(plans::add));
        }
        return List.copyOf(plans);
    }

    /// What the status bar says: who runs the schedules, and what is next. Reads compose files.
    String words() {
        takeOver();
        var now = ZonedDateTime.now(clock);
        var next =
                plans().stream()
                        .flatMap(
                                plan ->
                                        plan
                                                .schedule()
                                                .flatMap(schedule -> schedule.next(now))
                                                .map(time -> new Next(plan, time))
                                                .stream())
                        .min(Comparator.comparing(Next::time));
        return next.map(one -> others() + "Next backup " + one.words(now))
                .orElse("No backup is scheduled");
    }

    private record Next(BackupPlan plan, ZonedDateTime time) {

        String words(ZonedDateTime now) {
            var day =
                    time.toLocalDate().equals(now.toLocalDate())
                            ? ""
                            : time.toLocalDate().equals(now.toLocalDate().plusDays(1))
                                    ? "tomorrow "
                                    : time.toLocalDate() + " ";
            return day
                    + time.toLocalTime().withSecond(0).withNano(0)
                    + " · "
                    + plan.source().title();
        }
    }

    @Override
    public synchronized void close() {
        job = null;
        if (running != null) {
            running.close();
        }
    }
}
