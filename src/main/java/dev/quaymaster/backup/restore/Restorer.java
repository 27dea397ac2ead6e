package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupProgress;
import dev.quaymaster.backup.BackupProgress.Phase;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.archive.Verifier;
import dev.quaymaster.backup.hold.HoldPlan;
import dev.quaymaster.backup.journal.RunJournal;
import dev.quaymaster.backup.run.Failures;
import dev.quaymaster.backup.run.Stillness;
import dev.quaymaster.backup.run.Tracker;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.stack.run.StackLocks;
import dev.quaymaster.volume.VolumeGuard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Restores volumes from a set.
public final class Restorer {

    private final Engine engine;
    private final Path journals;
    private final StackLocks locks;
    private final Clock clock;
    private final Supplier<Set<String>> lockedVolumes;

    /// For a user who has locked no volume.
    ///
    /// @param journals the folder in which unfinished runs are written down
    public Restorer(Engine engine, Path journals, Clock clock) {
        this(engine, journals, clock, Set::of);
    }

    /// @param journals the folder in which unfinished runs are written down
    /// @param lockedVolumes names of the volumes that must not be changed, as of now
    public Restorer(
            Engine engine, Path journals, Clock clock, Supplier<Set<String>> lockedVolumes) {
        this.engine = engine;
        this.journals = journals;
        this.locks = StackLocks.beside(journals);
        this.clock = clock;
        this.lockedVolumes = lockedVolumes;
    }

    /// What a restore would do; nothing is changed.
    ///
    /// @throws dev.quaymaster.volume.VolumeException when the user locked a target
    /// @throws BackupException when a container that has to be stopped would not come back
    public RestorePlan plan(RestoreRequest request) {
        var plan = RestorePlan.of(engine, request);
        refuseLocked(plan);
        plan.requireHolds();
        return plan;
    }

    private void refuseLocked(RestorePlan plan) {
        plan.refuseLocked(new VolumeGuard(engine, lockedVolumes).now());
    }

    /// Carries out a plan the user agreed to. When it fails, every volume it touched holds again
    /// what it held before, and the containers it stopped run again.
    ///
    /// @throws BackupException DAMAGED when an archive is not what was written (nothing was touched
    ///   then), LOCKED, DISK_FULL, CANCELLED, FAILED
    public RestoreReport run(RestorePlan plan, Consumer<BackupProgress> progress) {
        var folder = plan.set().folder().toAbsolutePath().getParent();
        var store = new BackupStore(folder == null ? plan.set().folder() : folder);
        var action = "The restore of " + plan.set().id();
        var tracker = new Tracker(progress);
        refuseLocked(plan);
        try (var _ = store.lock("restore of " + plan.set().id())) {
            check(plan, progress);
            DumpLoad.requireImages(engine, plan);
            var report = restore(plan, store, tracker);
            progress.accept(BackupProgress.step(Phase.DONE, plan.set().subject()));
            return report;
        } catch (IOException | RuntimeException e) {
            throw Failures.of(e, action, store.folder(), tracker.expected());
        }
    }

    private static void check(RestorePlan plan, Consumer<BackupProgress> progress) {
        var chosen = plan.volumes().stream().map(VolumeRestore::saved).toList();
        var problems = Verifier.volumes(plan.set(), chosen, progress);
        if (!problems.isEmpty()) {
            throw new BackupException(
                    BackupException.Kind.DAMAGED,
                    "The backup %s is damaged, so nothing was touched: %s. Restore another one."
                            .formatted(plan.set().id(), String.join("; ", problems)));
        }
    }

    private RestoreReport restore(RestorePlan agreed, BackupStore store, Tracker tracker)
            throws IOException {
        try (var _ = locks.takeAll(lockNames(agreed), "restore of " + agreed.set().id())) {
            return restoreAlone(agreed.lookedAgain(engine), store, tracker);
        }
    }

    private RestoreReport restoreAlone(RestorePlan plan, BackupStore store, Tracker tracker)
            throws IOException {
        try (var journal =
                        RunJournal.begin(
                                journals,
                                RunJournal.Kind.RESTORE,
                                plan.set().id(),
                                plan.set().subject(),
                                store.folder());
                var still = Stillness.hold(engine, journal, plan.holds())) {
            tracker.step(Phase.QUIESCING, String.join(", ", still.names()));
            var safety = new SafetyCopy(engine, clock, tracker).take(plan, store);
            var report = replaceAll(plan, journal, safety, tracker);
            return report.withNotResumed(still.resume());
        }
    }

    /// The locks of the volumes, and of the stacks and containers that must not start, or stop,
    /// meanwhile.
    private static Set<String> lockNames(RestorePlan plan) {
        var names = HoldPlan.lockNames(plan.users());
        plan.set().manifest().about().stack().ifPresent(names::add);
        plan.volumes().forEach(volume -> names.add(HoldPlan.volumeLockName(volume.target())));
        return names;
    }

    private RestoreReport replaceAll(
            RestorePlan plan, RunJournal journal, Optional<BackupSet> safety, Tracker tracker)
            throws IOException {
        var replacing = new Replacement(engine, journal, plan.set(), safety, tracker);
        var touched = new ArrayList<VolumeRestore>();
        var lines = new ArrayList<String>();
        try {
            for (var volume : plan.volumes()) {
                touched.add(volume);
                lines.add(replacing.replace(volume));
            }
        } catch (IOException | RuntimeException e) {
            putBack(replacing, touched, e);
            throw e;
        }
        touched.forEach(volume -> journal.replaced(volume.target()));
        return new RestoreReport(lines, replacing.warnings(), safety, List.of());
    }

    /// Cancelled or failed, the volumes get back what they held.
    private static void putBack(
            Replacement replacing, List<VolumeRestore> touched, Exception cause) {
        boolean interrupted = Thread.interrupted();
        for (var volume : touched.reversed()) {
            try {
                replacing.putBack(volume);
            } catch (IOException | RuntimeException e) {
                cause.addSuppressed(e); // the journal stays open, and the next start tries again
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
