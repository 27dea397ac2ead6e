package dev.quaymaster.backup.schedule;

import dev.quaymaster.backup.SetKind;
import dev.quaymaster.files.LockFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Runs what is due, when it is told to look. Of all windows and agents of a user one at a time
/// does: the holder of the lock.
///
/// One daemon thread decides; each run has a virtual thread of its own. A plan that still runs is
/// not begun again.
public final class Scheduler {

    private static final System.Logger LOG = System.getLogger(Scheduler.class.getName());
    private static final Duration TICK = Duration.ofSeconds(20);

    private final Supplier<List<BackupPlan>> plans;
    private final Job job;
    private final Path stateFile;
    private final Clock clock;
    private final Executor jobs;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    /// Runs one plan, on a thread of its own; reports its outcome itself.
    @FunctionalInterface
    public interface Job {
        void run(BackupPlan plan, SetKind kind);
    }

    /// @param plans asked at every look, so that changes count at once
    /// @param stateFile where is noted up to when each plan was looked after
    /// @param jobs runs the jobs
    public Scheduler(
            Supplier<List<BackupPlan>> plans, Job job, Path stateFile, Clock clock, Executor jobs) {
        this.plans = plans;
        this.job = job;
        this.stateFile = stateFile;
        this.clock = clock;
        this.jobs = jobs;
    }

    /// Looks every few seconds until closed; empty when another process of this user does so
    /// already.
    ///
    /// @param lockFile held meanwhile
    /// @param who for those who find the lock held, such as `window`
    public static Optional<Running> start(
            Supplier<List<BackupPlan>> plans, Job job, Path stateFile, Path lockFile, String who) {
        return LockFile.tryTake(lockFile, who)
                .map(
                        lock ->
                                new Running(
                                        new Scheduler(
                                                plans,
                                                job,
                                                stateFile,
                                                Clock.systemUTC(),
                                                task ->
                                                        Thread.ofVirtual()
                                                                .name("backup")
                                                                .start(task)),
                                        lock));
    }

    /// Looks once and begins what is due.
    ///
    /// @return the plans that were begun
    public List<BackupPlan> look() {
        var decision = DuePlans.at(clock.instant(), plans.get(), ScheduleState.load(stateFile));
        decision.state().save(stateFile);
        return decision.due().stream()
                .filter(due -> begin(due.plan(), due.kind()))
                .map(DuePlans.Due::plan)
                .toList();
    }

    private boolean begin(BackupPlan plan, SetKind kind) {
        if (!running.add(plan.name())) {
            return false;
        }
        jobs.execute(
                () -> {
                    try {
                        job.run(plan, kind);
                    } finally {
                        running.remove(plan.name());
                    }
                });
        return true;
    }

    /// A scheduler at work.
    public static final class Running implements AutoCloseable {
        private final ScheduledExecutorService clockwork;
        private final Scheduler scheduler;
        private final LockFile lock;

        private Running(Scheduler scheduler, LockFile lock) {
            this.scheduler = scheduler;
            this.lock = lock;
            this.clockwork =
                    Executors.newSingleThreadScheduledExecutor(
                            Thread.ofPlatform().daemon().name("scheduler").factory());
            var _ =
                    clockwork.scheduleWithFixedDelay(
                            this::lookSafely, 1, TICK.toSeconds(), TimeUnit.SECONDS);
        }

        private void lookSafely() {
            try {
                scheduler.look();
            } catch (RuntimeException e) { // one bad look must not end all later ones
                LOG.log(System.Logger.Level.WARNING, "The schedule could not be looked after", e);
            }
        }

        @Override
        public void close() {
            clockwork.shutdownNow();
            lock.close();
        }
    }
}
