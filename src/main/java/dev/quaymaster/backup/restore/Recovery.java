package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.RunRecord;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.journal.RunJournal;
import dev.quaymaster.backup.journal.UnfinishedRun;
import dev.quaymaster.backup.run.Stillness;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.RemoveOptions;
import dev.quaymaster.files.LockFile;
import dev.quaymaster.volume.HelperContainers;
import dev.quaymaster.volume.VolumeTar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Undoes what killed runs left: half-restored volumes get their old content back, containers go
/// on, half-written sets go.
///
/// To be called at every start, before anything else uses the engine; it is quick when there is
/// nothing to do. What cannot be undone now stays in its journal for the next start.
public final class Recovery {

    private final Engine engine;
    private final Clock clock;
    private final List<String> told = new ArrayList<>();

    private Recovery(Engine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /// Tidies up after all killed runs in `journals`, and returns what happened, in sentences for
    /// the user.
    public static List<String> tidy(Engine engine, Path journals, Clock clock) {
        var recovery = new Recovery(engine, clock);
        var unfinished = UnfinishedRun.in(journals);
        unfinished.forEach(recovery::tidy);
        if (!unfinished.isEmpty()) {
            HelperContainers.removeLeftovers(engine);
        }
        return List.copyOf(recovery.told);
    }

    private void tidy(UnfinishedRun run) {
        var store = new BackupStore(run.store());
        try (var lock = lock(store).orElse(null)) {
            run.left().temporary().forEach(this::removeContainer);
            for (var volume : run.left().replacing().entrySet()) {
                putBack(run, store, volume.getKey(), volume.getValue());
            }
            for (var container : run.left().quiet().reversed()) {
                if (Stillness.resume(engine, container)) {
                    told.add(
                            "%s was left %s by an interrupted %s of %s; it runs again."
                                    .formatted(
                                            container.name(),
                                            container
                                                    .how()
                                                    .name()
                                                    .toLowerCase(java.util.Locale.ROOT),
                                            word(run),
                                            run.subject()));
                }
            }
            if (lock != null) {
                sweep(run, store);
            }
            Files.deleteIfExists(run.journal());
        } catch (IOException | RuntimeException e) {
            told.add(
                    "An interrupted %s of %s could not be tidied up: %s. It is tried again at the next start."
                            .formatted(word(run), run.subject(), e.getMessage()));
        }
    }

    /// Without the lock another run is at work in the store, and what looks half-written may be its
    /// own.
    private static Optional<LockFile> lock(BackupStore store) {
        return Files.isDirectory(store.folder()) ? store.tryLock("tidying up") : Optional.empty();
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

    private void putBack(UnfinishedRun run, BackupStore store, String volume, Optional<Path> safety)
            throws IOException {
        var copy = safety.flatMap(folder -> set(store, folder));
        if (copy.filter(set -> set.manifest().volume(volume).isPresent()).isPresent()) {
            Replacement.fill(engine, copy.get(), volume);
            told.add(
                    "A restore of %s was interrupted; the volume %s holds again what it held before (%s)."
                            .formatted(run.subject(), volume, copy.get().id()));
        } else if (run.left().created().contains(volume)) {
            if (engine.volume(volume).isPresent()) {
                engine.removeVolume(volume);
            }
            told.add(
                    "A restore of %s was interrupted; the volume %s, which was not complete, was removed. Restore again."
                            .formatted(run.subject(), volume));
        } else if (engine.volume(volume).isPresent()) {
            new VolumeTar(engine).empty(volume);
            told.add(
                    "A restore of %s was interrupted; the volume %s is empty again. Restore again."
                            .formatted(run.subject(), volume));
        }
    }

    private static Optional<BackupSet> set(BackupStore store, Path folder) {
        return store.list().stream().filter(set -> set.folder().equals(folder)).findFirst();
    }

    private void sweep(UnfinishedRun run, BackupStore store) {
        if (!store.sweep().isEmpty() || run.kind() == RunJournal.Kind.BACKUP) {
            told.add(
                    "A %s of %s was interrupted; what it had half written was removed."
                            .formatted(word(run), run.subject()));
        }
        if (run.kind() == RunJournal.Kind.BACKUP) {
            store.remember(
                    new RunRecord(
                            run.setId(),
                            run.subject(),
                            SetKind.MANUAL,
                            run.started(),
                            clock.instant(),
                            RunRecord.Outcome.INTERRUPTED,
                            "The program was ended while it ran."));
        }
    }

    private static String word(UnfinishedRun run) {
        return switch (run.kind()) {
            case BACKUP -> "backup";
            case RESTORE -> "restore";
        };
    }
}
