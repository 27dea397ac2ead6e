package dev.quaymaster.backup.recovery;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.RunRecord;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.hold.HoldPlan;
import dev.quaymaster.backup.journal.AbandonedRun;
import dev.quaymaster.backup.journal.AbandonedRuns;
import dev.quaymaster.backup.journal.RunJournal;
import dev.quaymaster.backup.journal.UnfinishedRun;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.RemoveOptions;
import dev.quaymaster.files.FileFailure;
import dev.quaymaster.files.LockException;
import dev.quaymaster.files.LockFile;
import dev.quaymaster.stack.run.StackLocks;
import dev.quaymaster.volume.HelperContainers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Puts right what killed runs left, in this order: what they had running goes, volumes become
/// whole, containers go on, half-written sets go.
///
/// To be run at every start, before anything else uses the engine; it asks the engine nothing when
/// no run was killed. Holds the journals of the runs meanwhile, and the locks of their stacks and
/// volumes. What cannot be put right now, or not without losing something, stays in its journal.
public final class Recovery {

    private static final String PURPOSE = "putting right what was interrupted";

    /// An engine that is removing a helper needs some moments.
    private static final int ATTEMPTS = 5;

    private final Engine engine;
    private final Path journals;
    private final Clock clock;
    private final Supplier<Set<String>> lockedVolumes;
    private final List<String> told = new ArrayList<>();

    private Recovery(Engine engine, Path journals, Clock clock, Supplier<Set<String>> lockedVolumes) {
        this.engine = engine;
        this.journals = journals;
        this.clock = clock;
        this.lockedVolumes = lockedVolumes;
    }

    /// Puts right what all killed runs in `journals` left.
    ///
    /// @param lockedVolumes names of the volumes that must not be changed, as of now; where it
    ///   fails no volume is changed
    /// @return what happened, in sentences for the user
    /// @throws EngineException when the engine cannot be reached
    public static List<String> run(Engine engine, Path journals, Clock clock, Supplier<Set<String>> lockedVolumes) {
        if (!AbandonedRuns.anyJournal(journals)) {
            return List.of();
        }
        var recovery = new Recovery(engine, journals, clock, lockedVolumes);
        try (var abandoned = AbandonedRuns.take(journals, clock)) {
            recovery.told.addAll(abandoned.notices());
            if (!abandoned.runs().isEmpty()) {
                recovery.recover(abandoned.runs());
            }
        }
        return List.copyOf(recovery.told);
    }

    private void recover(List<AbandonedRun> runs) {
        runs.forEach(run -> run.run().left().temporary().forEach(this::removeContainer));
        if (!helpersAreGone(runs)) {
            told.add("A run was interrupted, and the engine does not let go of a container it had"
                    + " made. The next start tries again to put right what it left.");
            return;
        }
        var context = new RecoveryContext(engine, lockedVolumes);
        try (var locks = new RecoveryLocks(StackLocks.beside(journals), PURPOSE)) {
            var mine = runs.stream().filter(run -> isFree(run, context, locks)).toList();
            var volumes = new VolumeRecovery(context);
            mine.forEach(volumes::recover);
            told.addAll(volumes.told());
            var containers = new ContainerRecovery(context, volumes.left());
            containers.resume(mine);
            told.addAll(containers.told());
            mine.stream()
                    .filter(run -> volumes.isSettled(run) && containers.isSettled(run))
                    .forEach(this::finish);
        }
    }

    private void removeContainer(String name) {
        try {
            engine.remove(name, RemoveOptions.FORCE_WITH_VOLUMES);
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.NOT_FOUND) {
                throw e;
            }
        }
    }

    /// A killed process's helper goes on with what it was told to do, such as emptying a volume. So
    /// does that of a run which lost the engine, although its process may be there.
    private boolean helpersAreGone(List<AbandonedRun> runs) {
        var tokens = new TreeSet<String>();
        runs.forEach(run -> tokens.addAll(run.run().left().staged().values()));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (HelperContainers.removeLeftovers(engine, tokens).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private boolean isFree(AbandonedRun run, RecoveryContext context, RecoveryLocks locks) {
        try {
            locks.take(names(run.run(), context));
            return true;
        } catch (LockException e) {
            told.add("What %s left is put right later: %s".formatted(run.run().words(), e.getMessage()));
            return false;
        }
    }

    private static Set<String> names(UnfinishedRun run, RecoveryContext context) {
        var names = new TreeSet<String>();
        run.left().quiet().forEach(one -> names.add(HoldPlan.lockName(one.project(), one.name())));
        VolumeRecovery.volumes(run).forEach(volume -> {
            names.add(HoldPlan.volumeLockName(volume));
            names.addAll(HoldPlan.lockNames(context.users(volume)));
        });
        return names;
    }

    private void finish(AbandonedRun abandoned) {
        var run = abandoned.run();
        try {
            if (!run.ended()) {
                sweep(run);
            }
            abandoned.finish();
        } catch (IOException | BackupException | LockException e) {
            told.add("What %s had half written could not be removed: %s".formatted(run.words(), FileFailure.named(e)));
        }
    }

    /// Without the lock another run is at work in the store, and sweeps itself.
    private void sweep(UnfinishedRun run) {
        var store = new BackupStore(run.store());
        try (var lock = lock(store).orElse(null)) {
            if (lock == null) {
                return;
            }
            if (!store.sweep().isEmpty() || run.kind() == RunJournal.Kind.BACKUP) {
                told.add(run.sentence("what it had half written was removed."));
            }
            if (run.kind() == RunJournal.Kind.BACKUP) {
                store.remember(interrupted(run));
            }
        }
    }

    private static Optional<LockFile> lock(BackupStore store) {
        return Files.isDirectory(store.folder()) && Files.isWritable(store.folder())
                ? store.tryLock(PURPOSE)
                : Optional.empty();
    }

    private RunRecord interrupted(UnfinishedRun run) {
        return new RunRecord(
                run.setId(),
                run.subject(),
                SetKind.MANUAL,
                run.started(),
                clock.instant(),
                RunRecord.Outcome.INTERRUPTED,
                "The program was ended while it ran.");
    }
}
