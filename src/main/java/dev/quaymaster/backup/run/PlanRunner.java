package dev.quaymaster.backup.run;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupProgress;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.RetentionPolicy;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.archive.Verifier;
import dev.quaymaster.backup.retention.ExpiryPlanner;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.volume.HelperContainers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A backup with what belongs to it: made, read back, written into the history of its folder, and
/// only then the oldest ones of its plan deleted.
public final class PlanRunner {

    private static final System.Logger LOG = System.getLogger(PlanRunner.class.getName());

    /// How long a run that nobody waits for waits for others.
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Engine engine;
    private final HistoryWriter history;
    private final BackupRunner runner;
    private final Verifier verifier;
    private final Clock clock;
    private final Consumer<String> warnings;

    /// Warnings go to the log.
    ///
    /// @param journals the folder in which unfinished runs are written down
    public PlanRunner(Engine engine, Path journals, Clock clock) {
        this(engine, journals, clock, warning -> LOG.log(System.Logger.Level.WARNING, warning));
    }

    /// @param journals the folder in which unfinished runs are written down
    /// @param warnings takes sentences for the user about what went wrong beside a backup that is
    ///   good all the same; called on the thread of the run
    public PlanRunner(Engine engine, Path journals, Clock clock, Consumer<String> warnings) {
        this.engine = engine;
        this.history = new HistoryWriter(clock, warnings);
        this.runner = new BackupRunner(engine, journals, clock, history);
        this.verifier = new Verifier(clock);
        this.clock = clock;
        this.warnings = warnings;
    }

    /// Runs a plan. A run by schedule waits for others that are at work in the same folder, and
    /// deletes those of the plan's own sets that its policy no longer keeps. One asked for by hand
    /// is refused at once, deletes nothing, and its set stays.
    ///
    /// @throws BackupException as [BackupRunner#run], and DAMAGED when what was written cannot be
    ///   read back
    public BackupSet run(BackupPlan plan, SetKind kind, Consumer<BackupProgress> progress) {
        boolean byHand = kind == SetKind.MANUAL;
        asking(plan, kind, () -> HelperContainers.removeLeftovers(engine));
        var request = request(plan, kind);
        var set = run(request, byHand ? Duration.ZERO : PATIENCE, progress);
        if (!byHand) {
            expire(request.store(), set, plan.retention());
        }
        return set;
    }

    /// Whether there is anything to back up. Labels plan for a stack that may never have been
    /// started here: nothing is due then, and nothing has failed.
    ///
    /// @throws BackupException when the engine can't say
    public boolean hasWork(BackupPlan plan, SetKind kind) {
        return !plan.fromLabels() || !present(plan, kind).source().volumes().isEmpty();
    }

    private BackupRequest request(BackupPlan plan, SetKind kind) {
        var present = present(plan, kind);
        if (plan.fromLabels() && present.source().volumes().isEmpty()) {
            throw new BackupException(
                    BackupException.Kind.NOT_FOUND,
                    "The plan %s has nothing to save: this engine has none of the volumes %s. Start the stack first."
                            .formatted(
                                    plan.name(), String.join(", ", plan.source().volumes())));
        }
        return BackupRequest.of(present, kind);
    }

    /// The plan without volumes that labels name but the engine does not have (yet).
    private BackupPlan present(BackupPlan plan, SetKind kind) {
        var there = new ArrayList<String>();
        if (plan.fromLabels()) {
            asking(
                    plan,
                    kind,
                    () -> plan.source().volumes().stream()
                            .filter(name -> engine.volume(name).isPresent())
                            .forEach(there::add));
        }
        return plan.fromLabels() ? plan.withVolumes(there) : plan;
    }

    /// Does something at the engine before a run; that it failed is in the history, too.
    private void asking(BackupPlan plan, SetKind kind, Runnable question) {
        try {
            question.run();
        } catch (EngineException e) {
            var request = BackupRequest.of(plan, kind);
            var action = "The backup of " + request.subject();
            throw history.failed(request, clock.instant(), RunFailures.of(e, action, plan.destination(), 0));
        }
    }

    /// Makes a backup and reads it back.
    public BackupSet run(BackupRequest request, Consumer<BackupProgress> progress) {
        return run(request, Duration.ZERO, progress);
    }

    private BackupSet run(BackupRequest request, Duration patience, Consumer<BackupProgress> progress) {
        var set = runner.run(request, patience, progress);
        if (!runner.notResumed().isEmpty()) {
            warnings.accept(NotResumedException.sentence(runner.notResumed()));
        }
        return readBack(request, set, progress);
    }

    /// Whether all containers that the last run held are as they were before.
    public boolean resumedAll() {
        return runner.notResumed().isEmpty();
    }

    private BackupSet readBack(BackupRequest request, BackupSet set, Consumer<BackupProgress> progress) {
        var checked = verify(request.store(), set, progress);
        progress.accept(BackupProgress.step(BackupProgress.Phase.DONE, request.subject()));
        if (!checked.state().good()) {
            throw new BackupException(
                    BackupException.Kind.DAMAGED,
                    "The backup %s was written but does not read back: %s. Check the disk, then back up again."
                            .formatted(set.id(), String.join("; ", problems(checked))));
        }
        return checked;
    }

    /// Reads a set back in full and keeps the outcome with it, where that can be written: what was
    /// read is as true on read-only media.
    public BackupSet verify(BackupStore store, BackupSet set, Consumer<BackupProgress> progress) {
        var check = verifier.verify(set, progress);
        try {
            return store.keep(set, check);
        } catch (IOException e) {
            return set.checked(
                    check.withNote("%s cannot be written to, so the outcome of this check is not kept with the backup"
                            .formatted(set.folder())));
        }
    }

    private static List<String> problems(BackupSet set) {
        return set.check().map(check -> check.problems()).orElse(List.of());
    }

    /// What can't be deleted now is tried again after the next run.
    private void expire(BackupStore store, BackupSet newest, RetentionPolicy policy) {
        try (var _ = store.await("deletion of old backups of " + newest.subject(), PATIENCE)) {
            var plan = new ExpiryPlanner(store.list(), store.history(), clock.instant()).after(newest, policy);
            plan.doubts().forEach(warnings);
            plan.sets().forEach(store::delete);
            if (!plan.sets().isEmpty()) {
                warnings.accept("The plan keeps %d, so its oldest backups were deleted: %s."
                        .formatted(
                                policy.last(),
                                plan.sets().stream().map(BackupSet::id).collect(Collectors.joining(", "))));
            }
        } catch (BackupException e) {
            warnings.accept("Old backups were not deleted: " + e.getMessage());
        }
    }
}
