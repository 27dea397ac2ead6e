package dev.quaymaster.backup.schedule;

import dev.quaymaster.backup.SetKind;
import dev.quaymaster.files.LockFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Runs what is due, when it is told to look. Of all windows and agents of a user one at a time
/// does: the holder of the lock.
///
/// One daemon thread decides; each run has a virtual thread of its own. Runs into one folder wait
/// for each other, in the order in which they became due. A plan that still runs or waits is not
/// begun again.
public final class Scheduler {

    private static final System.Logger LOG = System.getLogger(Scheduler.class.getName());
    private static final Duration TICK = Duration.ofSeconds(20);

    /// After that a run that was interrupted is left to end with the process.
    private static final Duration ENDING = Duration.ofMinutes(2);

    private final ScheduleClient client;
    private final ScheduleFile file;
    private final Clock clock;
    private final Executor jobs;
    private final DuePlans.Watch watch;
    private final Map<String, Run> running = new ConcurrentHashMap<>();
    private final Map<Path, ReentrantLock> folders = new ConcurrentHashMap<>();
    private final NewProblems problems;
    private List<BackupPlan> lastPlans = List.of();
    private volatile boolean stopped;

    /// Decides for a process that stays, or for one that looks once.
    ///
    /// @param stateFile where is noted what each plan was looked after for
    /// @param jobs runs the runs
    /// @param watch whether this process looks again
    public Scheduler(ScheduleClient client, Path stateFile, Clock clock, Executor jobs, DuePlans.Watch watch) {
        this.client = client;
        this.file = new ScheduleFile(stateFile, watch, client::tell);
        this.clock = clock;
        this.jobs = jobs;
        this.watch = watch;
        this.problems = new NewProblems(client::tell);
    }

    /// Looks every few seconds until closed; empty when another process of this user does so
    /// already.
    ///
    /// @param lockFile held meanwhile
    /// @param who for those who find the lock held, such as `window`
    public static Optional<Running> start(ScheduleClient client, Path stateFile, Path lockFile, String who) {
        return LockFile.tryTake(lockFile, who)
                .map(lock -> new Running(
                        new Scheduler(
                                client,
                                stateFile,
                                Clock.systemUTC(),
                                task -> Thread.ofVirtual().name("backup").start(task),
                                DuePlans.Watch.STAYING),
                        lock));
    }

    /// Looks once and begins what is due. A process that stays goes by the plans it knew last where
    /// they can't be read now.
    ///
    /// @return the plans that were begun
    public List<BackupPlan> look() {
        var plans = plans();
        var decision = file.decide(state -> DuePlans.at(clock.instant(), plans, state, running.keySet(), watch));
        decision.notes().forEach(client::tell);
        return decision.due().stream()
                .filter(due -> begin(due.plan(), due.kind()))
                .map(DuePlans.Due::plan)
                .toList();
    }

    private List<BackupPlan> plans() {
        try {
            lastPlans = client.plans();
            problems.tell(List.of());
        } catch (RuntimeException e) { // settings or compose files that can't be read
            if (watch == DuePlans.Watch.ONCE) {
                throw e;
            }
            problems.tell(List.of(String.valueOf(e.getMessage())));
        }
        return lastPlans;
    }

    private boolean begin(BackupPlan plan, SetKind kind) {
        var run = new Run(plan, kind);
        if (stopped || running.putIfAbsent(plan.name(), run) != null) {
            return false;
        }
        jobs.execute(run);
        return true;
    }

    /// One run: waits for those into the same folder, then has it done.
    private final class Run implements Runnable {
        private final BackupPlan plan;
        private final SetKind kind;
        private volatile @Nullable Thread thread;

        Run(BackupPlan plan, SetKind kind) {
            this.plan = plan;
            this.kind = kind;
        }

        @Override
        public void run() {
            thread = Thread.currentThread();
            var turn = folders.computeIfAbsent(plan.destination().normalize(), _ -> new ReentrantLock(true));
            try {
                turn.lockInterruptibly();
                try {
                    inTurn();
                } finally {
                    turn.unlock();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // still pending: the next start begins it
            } finally {
                running.remove(plan.name());
            }
        }

        private void inTurn() {
            if (stopped) {
                return;
            }
            note(PendingRun::begun);
            var outcome = RunOutcome.FAILED;
            try {
                outcome = client.run(plan, kind);
            } catch (RuntimeException e) { // one run must not end the others
                LOG.log(System.Logger.Level.ERROR, "The run of a plan failed", e);
                client.tell("The backup plan %s failed: %s".formatted(plan.name(), e));
            } finally {
                ended(outcome);
            }
        }

        private void ended(RunOutcome outcome) {
            switch (outcome) {
                case BUSY -> note(run -> run.afterBusy(clock.instant()));
                case CANCELLED -> cancelled();
                case DONE, NOTHING, FAILED -> over();
            }
        }

        /// What was cancelled because the process ends is begun again by the next one.
        private void cancelled() {
            if (watch == DuePlans.Watch.ONCE) {
                stopped = true;
            }
            if (stopped) {
                note(PendingRun::putBack);
            } else {
                over();
            }
        }

        private void over() {
            file.change(state -> state.ended(plan.name()));
        }

        private void note(UnaryOperator<PendingRun> change) {
            file.change(state -> Optional.ofNullable(state.pending().get(plan.name()))
                    .map(run -> state.pending(plan.name(), change.apply(run)))
                    .orElse(state));
        }

        void cancel() {
            var at = thread;
            if (at != null) {
                at.interrupt();
            }
        }

        void await(Instant end) throws InterruptedException {
            var at = thread;
            if (at != null) {
                var _ = at.join(Duration.between(Instant.now(), end));
            }
        }
    }

    /// Begins nothing more, cancels what runs, and waits until it has put back what it must.
    private void stop() {
        stopped = true;
        var runs = List.copyOf(running.values());
        runs.forEach(Run::cancel);
        var interrupted = Thread.interrupted();
        try {
            var end = Instant.now().plus(ENDING);
            for (var run : runs) {
                run.await(end);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// A scheduler at work.
    public static final class Running implements AutoCloseable {
        private final ScheduledExecutorService clockwork;
        private final Scheduler scheduler;
        private final LockFile lock;

        private Running(Scheduler scheduler, LockFile lock) {
            this.scheduler = scheduler;
            this.lock = lock;
            this.clockwork = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("scheduler").factory());
            var _ = clockwork.scheduleWithFixedDelay(this::lookSafely, 1, TICK.toSeconds(), TimeUnit.SECONDS);
        }

        private void lookSafely() {
            try {
                scheduler.look();
            } catch (RuntimeException e) { // one bad look must not end all later ones
                LOG.log(System.Logger.Level.WARNING, "The schedule could not be looked after", e);
            }
        }

        /// Cancels the runs under way and waits until they have put back what they must.
        @Override
        public void close() {
            clockwork.shutdownNow();
            scheduler.stop();
            lock.close();
        }
    }
}
