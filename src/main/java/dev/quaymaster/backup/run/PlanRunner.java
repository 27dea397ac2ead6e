package dev.quaymaster.backup.run;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupProgress;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.RetentionPolicy;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.archive.Verifier;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.PlanSource;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/// A backup with what belongs to it: made, read back, and only then the oldest ones dropped.
public final class PlanRunner {

    private final Engine engine;
    private final BackupRunner runner;
    private final Verifier verifier;

    /// @param journals the folder in which unfinished runs are written down
    public PlanRunner(Engine engine, Path journals, Clock clock) {
        this.engine = engine;
        this.runner = new BackupRunner(engine, journals, clock);
        this.verifier = new Verifier(clock);
    }

    /// Runs a plan and prunes by its policy.
    ///
    /// @throws BackupException as [BackupRunner#run], and DAMAGED when what was written cannot be
    ///   read back
    public BackupSet run(BackupPlan plan, SetKind kind, Consumer<BackupProgress> progress) {
        var set = run(BackupRequest.of(present(plan), kind), progress);
        prune(new BackupStore(plan.destination()), set, plan.retention());
        return set;
    }

    /// Whether there is anything to back up. Labels plan for a stack that may never have been
    /// started here: nothing is due then, and nothing has failed.
    public boolean hasWork(BackupPlan plan) {
        return !plan.fromLabels() || !present(plan).source().volumes().isEmpty();
    }

    /// The plan without volumes that labels name but the engine does not have (yet). What the user
    /// named himself must be there.
    private BackupPlan present(BackupPlan plan) {
        if (!plan.fromLabels()) {
            return plan;
        }
        var source = plan.source();
        var there =
                source.volumes().stream().filter(name -> engine.volume(name).isPresent()).toList();
        return new BackupPlan(
                plan.name(),
                new PlanSource(source.stack(), source.composeFile(), there),
                plan.schedule(),
                plan.retention(),
                plan.destination(),
                plan.methods(),
                true);
    }

    /// Makes a backup and reads it back.
    public BackupSet run(BackupRequest request, Consumer<BackupProgress> progress) {
        var set = runner.run(request, progress);
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

    /// Reads a set back in full and keeps the outcome with it.
    public BackupSet verify(BackupStore store, BackupSet set, Consumer<BackupProgress> progress) {
        try {
            return store.keep(set, verifier.verify(set, progress));
        } catch (IOException e) {
            throw Failures.of(e, "The check of " + set.id(), store.folder(), 0);
        }
    }

    private static List<String> problems(BackupSet set) {
        return set.check().map(check -> check.problems()).orElse(List.of());
    }

    /// The store is busy again only if another run came in between, which will prune in its turn.
    private static void prune(BackupStore store, BackupSet newest, RetentionPolicy policy) {
        store.tryLock("dropping old backups of " + newest.subject())
                .ifPresent(
                        lock -> {
                            try (lock) {
                                store.prune(newest.subject(), policy);
                            }
                        });
    }
}
