package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupProgress.Phase;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.Consistency;
import dev.quaymaster.backup.Manifest;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.SetInfo;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.SetOrigin;
import dev.quaymaster.backup.archive.Verifier;
import dev.quaymaster.backup.journal.RunJournal;
import dev.quaymaster.backup.run.RestoreText;
import dev.quaymaster.backup.run.SetNames;
import dev.quaymaster.backup.run.Tracker;
import dev.quaymaster.backup.run.VolumeCopier;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.files.AtomicFile;
import dev.quaymaster.files.MachineId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Keeps what volumes hold right before a restore replaces it: an ordinary set, marked as a safety
/// copy, in the same store.
final class SafetyCopy {

    private final Engine engine;
    private final Clock clock;
    private final Tracker tracker;
    private final RunJournal journal;

    SafetyCopy(Engine engine, RunJournal journal, Clock clock, Tracker tracker) {
        this.engine = engine;
        this.journal = journal;
        this.clock = clock;
        this.tracker = tracker;
    }

    /// Copies the volumes the plan overwrites, whose users are stopped; nothing when it overwrites
    /// none.
    Optional<BackupSet> take(RestorePlan plan, BackupStore store) throws IOException {
        if (!plan.overwrites()) {
            return Optional.empty();
        }
        var started = clock.instant();
        var id = SetNames.id(plan.set().subject() + "-before-restore", started);
        journal.drafting(id);
        try (var draft = store.begin(id)) {
            var copier = new VolumeCopier(engine, draft.folder(), tracker);
            var volumes = copies(plan, copier);
            var engineInfo = engine.info();
            var about = new SetInfo(
                    id,
                    SetKind.SAFETY_COPY,
                    plan.set().manifest().about().stack(),
                    started,
                    clock.instant(),
                    SetNames.tool(),
                    engineInfo.version(),
                    Optional.of(new SetOrigin(MachineId.current(), engineInfo.id(), Optional.empty())));
            var manifest = new Manifest(
                    Manifest.FORMAT,
                    about,
                    volumes,
                    List.of(),
                    plan.set().manifest().images(),
                    new TreeMap<>(),
                    copier.notSaved(),
                    copier.warnings());
            AtomicFile.write(
                    draft.folder().resolve(RestoreText.FILE_NAME),
                    RestoreText.of(draft.withChecksums(manifest)).getBytes(StandardCharsets.UTF_8));
            return Optional.of(readBack(draft.commit(manifest), store));
        }
    }

    /// What is about to be overwritten is only as safe as its copy.
    private BackupSet readBack(BackupSet copy, BackupStore store) throws IOException {
        tracker.step(Phase.VERIFYING, copy.id());
        var check = new Verifier(clock).verify(copy, _ -> {});
        if (!check.problems().isEmpty()) {
            throw new BackupException(
                    BackupException.Kind.DAMAGED,
                    "The safety copy %s cannot be read back, so nothing was touched: %s. Check the disk it is on."
                            .formatted(copy.id(), String.join("; ", check.problems())));
        }
        return store.keep(copy, check);
    }

    private List<SavedVolume> copies(RestorePlan plan, VolumeCopier copier) throws IOException {
        var volumes = new ArrayList<SavedVolume>();
        for (var restore : plan.volumes()) {
            if (restore.overwrites()) {
                tracker.step(Phase.SAFETY_COPY, restore.target());
                var volume = engine.volume(restore.target()).orElseThrow();
                volumes.add(copier.files(volume, Consistency.AT_REST, Optional.empty()));
            }
        }
        return volumes;
    }
}
