package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupProgress;
import dev.quaymaster.backup.BackupProgress.Phase;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.SavedArchive;
import dev.quaymaster.backup.hold.HoldPlan;
import dev.quaymaster.backup.journal.AbandonedRuns;
import dev.quaymaster.backup.journal.RunJournal;
import dev.quaymaster.backup.run.RunFailures;
import dev.quaymaster.backup.run.StartedAgain;
import dev.quaymaster.backup.run.Stillness;
import dev.quaymaster.backup.run.Tracker;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.stack.run.StackLocks;
import dev.quaymaster.volume.VolumeGuard;
import dev.quaymaster.words.Sentence;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Restores volumes from a set.
public final class Restorer {

    private final Engine engine;
    private final Path journals;
    private final StackLocks locks;
    private final Clock clock;
    private final Supplier<Set<String>> lockedVolumes;
    private final Optional<BackupStore> usual;

    /// For a user who has locked no volume.
    ///
    /// @param journals the folder in which unfinished runs are written down
    public Restorer(Engine engine, Path journals, Clock clock) {
        this(engine, journals, clock, Set::of);
    }

    /// @param journals the folder in which unfinished runs are written down
    /// @param lockedVolumes names of the volumes that must not be changed, as of now
    public Restorer(Engine engine, Path journals, Clock clock, Supplier<Set<String>> lockedVolumes) {
        this(engine, journals, clock, lockedVolumes, Optional.empty());
    }

    private Restorer(
            Engine engine,
            Path journals,
            Clock clock,
            Supplier<Set<String>> lockedVolumes,
            Optional<BackupStore> usual) {
        this.engine = engine;
        this.journals = journals;
        this.locks = StackLocks.beside(journals);
        this.clock = clock;
        this.lockedVolumes = lockedVolumes;
        this.usual = usual;
    }

    /// The same, which keeps safety copies of a restore from read-only media in `store`.
    public Restorer withUsualStore(BackupStore store) {
        return new Restorer(engine, journals, clock, lockedVolumes, Optional.of(store));
    }

    /// What a restore would do; nothing is changed. The archives are read in full.
    ///
    /// @throws dev.quaymaster.volume.VolumeException when the user locked a target
    /// @throws BackupException when it cannot be done: DAMAGED, NOT_FOUND, CANCELLED, FAILED
    public RestorePlan plan(RestoreRequest request) {
        return plan(request, new ArchiveExamination(request.set()), progress -> {});
    }

    /// As above, for whoever plans several times.
    ///
    /// @param examination of the request's set; remembers what was read
    public RestorePlan plan(RestoreRequest request, ArchiveExamination examination, Consumer<BackupProgress> progress) {
        var plan = RestorePlan.of(engine, request);
        refuseLocked(plan);
        plan.requireHolds();
        return plan.examined(engine, examination, progress);
    }

    private void refuseLocked(RestorePlan plan) {
        plan.refuseLocked(new VolumeGuard(engine, lockedVolumes).now());
    }

    /// Carries out a plan the user agreed to. When it fails, every volume holds what it held before
    /// and the containers that were stopped run again, or the message says what does not.
    ///
    /// @throws BackupException DAMAGED when an archive is not what was written (nothing was touched
    ///   then), LOCKED, DISK_FULL, CANCELLED, FAILED
    public RestoreReport run(RestorePlan plan, Consumer<BackupProgress> progress) {
        var folder = plan.set().folder().toAbsolutePath().getParent();
        var sets = new BackupStore(folder == null ? plan.set().folder() : folder);
        var tracker = new Tracker(progress);
        refuseLocked(plan);
        try (var stores = HeldStores.take(plan, sets, usual)) {
            return run(plan, stores.copies(), tracker, progress);
        }
    }

    private RestoreReport run(RestorePlan plan, BackupStore store, Tracker tracker, Consumer<BackupProgress> progress) {
        try {
            requireSameDumps(plan, progress);
            DumpLoad.requireImages(engine, plan);
            var report = restore(plan, store, tracker);
            progress.accept(BackupProgress.step(Phase.DONE, plan.set().subject()));
            return report;
        } catch (IOException | RuntimeException e) {
            throw failure(e, plan, store, tracker);
        }
    }

    private static BackupException failure(Exception e, RestorePlan plan, BackupStore store, Tracker tracker) {
        return RunFailures.of(e, "The restore of " + plan.set().id(), store.folder(), tracker.expected());
    }

    /// The plan was made with what was read then. Files are compared again while they are unpacked,
    /// beside what is there; a dump is not, so it is read once more.
    private static void requireSameDumps(RestorePlan plan, Consumer<BackupProgress> progress) {
        var examination = new ArchiveExamination(plan.set());
        plan.volumes().stream()
                .map(VolumeRestore::saved)
                .filter(saved -> saved.archive().format() == SavedArchive.Format.SQL)
                .forEach(saved -> examination.examine(saved, progress));
    }

    private RestoreReport restore(RestorePlan agreed, BackupStore store, Tracker tracker) throws IOException {
        try (var _ =
                locks.takeAll(lockNames(agreed), "restore of " + agreed.set().id())) {
            return restoreAlone(agreed.lookedAgain(engine), store, tracker);
        }
    }

    private RestoreReport restoreAlone(RestorePlan plan, BackupStore store, Tracker tracker) throws IOException {
        plan.requireHolds();
        refuseLocked(plan);
        try (var journal = RunJournal.begin(
                        journals,
                        RunJournal.Kind.RESTORE,
                        plan.set().id(),
                        plan.set().subject(),
                        store.folder());
                var replacement = new Replacement(engine, journal, plan.set(), tracker)) {
            try {
                plan.volumes().forEach(replacement::make);
                return replaceHeld(plan, store, journal, replacement, tracker);
            } catch (IOException | RuntimeException e) {
                replacement.undo(); // what was made, if holding the containers failed
                throw e;
            }
        }
    }

    private RestoreReport replaceHeld(
            RestorePlan plan, BackupStore store, RunJournal journal, Replacement replacement, Tracker tracker)
            throws IOException {
        if (!plan.users().isEmpty()) {
            tracker.step(
                    Phase.STOPPING, plan.users().stream().map(Container::name).collect(Collectors.joining(", ")));
        }
        Optional<BackupSet> safety = Optional.empty();
        try (var still = Stillness.hold(engine, journal, plan.holds())) {
            try {
                safety = new SafetyCopy(engine, journal, clock, tracker).take(plan, store);
                var lines = replace(plan, replacement);
                settleEarlier(plan);
                var started = started(plan, still);
                var notResumed = still.resume();
                return new RestoreReport(
                        lines, replacement.warnings(), safety, notResumed, StartedAgain.look(engine, started));
            } catch (IOException | RuntimeException e) {
                // Before the containers go on: they run on whole volumes only.
                throw undone(failure(e, plan, store, tracker), replacement.undo(), still, safety);
            } catch (Error e) {
                if (!replacement.undo().isEmpty()) {
                    var _ = still.leave();
                }
                throw e; // lack of memory, most likely
            }
        }
    }

    /// Those that ran, not those that only tried to, and will run again.
    private static Set<String> started(RestorePlan plan, Stillness still) {
        var held = still.ids();
        return plan.users().stream()
                .filter(one -> one.state() == ContainerState.RUNNING && held.contains(one.id()))
                .map(Container::id)
                .collect(Collectors.toSet());
    }

    private List<String> replace(RestorePlan plan, Replacement replacement) throws IOException {
        var lines = new ArrayList<String>();
        for (var volume : plan.volumes()) {
            lines.add(replacement.stage(volume));
        }
        refuseLocked(plan); // unpacking takes its time: one may have been locked meanwhile
        replacement.swap();
        replacement.finish();
        return lines;
    }

    /// The failure with what it left.
    private static BackupException undone(
            BackupException failure, List<String> left, Stillness still, Optional<BackupSet> safety) {
        var text = new StringBuilder(Sentence.of(failure));
        if (left.isEmpty()) {
            text.append(" Every volume holds what it held before.");
        } else {
            left.forEach(sentence -> text.append(' ').append(sentence));
            text.append(" The next command that reaches the engine tries again.");
            var stopped = still.leave();
            if (!stopped.isEmpty()) {
                text.append(" Until then these containers stay stopped: ")
                        .append(String.join(", ", stopped))
                        .append('.');
            }
        }
        safety.ifPresent(copy -> text.append(
                " What was there before is also in the backup %s (%s).".formatted(copy.id(), copy.folder())));
        return new BackupException(failure.kind(), text.toString(), failure);
    }

    /// The locks of the volumes, and of the stacks and containers that must not start, or stop,
    /// meanwhile.
    private static Set<String> lockNames(RestorePlan plan) {
        var names = HoldPlan.lockNames(plan.users());
        plan.set().manifest().about().stack().ifPresent(names::add);
        plan.volumes().stream()
                .flatMap(volume -> volume.names().stream())
                .map(HoldPlan::volumeLockName)
                .forEach(names::add);
        return names;
    }

    /// What earlier restores that were interrupted left in these volumes does not matter any more.
    private void settleEarlier(RestorePlan plan) throws IOException {
        AbandonedRuns.settle(
                journals, plan.volumes().stream().map(VolumeRestore::target).toList(), clock);
    }
}
