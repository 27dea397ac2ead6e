package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.BackupProgress.Phase;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.SavedArchive;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.archive.ArchiveFile;
import dev.quaymaster.backup.archive.TarSummary;
import dev.quaymaster.backup.archive.TarWalk;
import dev.quaymaster.backup.journal.RunJournal;
import dev.quaymaster.backup.run.Tracker;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.spec.VolumeSpec;
import dev.quaymaster.volume.VolumeTar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Replaces what volumes hold, and puts their old content back.
final class Replacement {

    private static final String COMPOSE = "com.docker.compose.";

    private final Engine engine;
    private final RunJournal journal;
    private final BackupSet set;
    private final Optional<BackupSet> safety;
    private final Tracker tracker;
    private final List<String> warnings = new ArrayList<>();

    Replacement(
            Engine engine,
            RunJournal journal,
            BackupSet set,
            Optional<BackupSet> safety,
            Tracker tracker) {
        this.engine = engine;
        this.journal = journal;
        this.set = set;
        this.safety = safety;
        this.tracker = tracker;
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /// Gives one volume its content, and returns a line about it.
    ///
    /// @throws IOException when what it holds then is not what was saved
    String replace(VolumeRestore restore) throws IOException {
        if (restore.present() == VolumeRestore.Present.MISSING) {
            journal.creating(restore.target());
        }
        journal.replacing(restore.target(), safety.map(BackupSet::folder));
        if (restore.present() == VolumeRestore.Present.MISSING) {
            engine.createVolume(spec(restore));
        }
        tracker.step(Phase.RESTORING, restore.target());
        return switch (restore.saved().archive().format()) {
            case TAR -> files(restore);
            case SQL -> {
                new VolumeTar(engine).empty(restore.target());
                var loaded = new DumpLoad(engine, journal, set, tracker).load(restore);
                loaded.warning().ifPresent(warnings::add);
                yield loaded.line();
            }
        };
    }

    private String files(VolumeRestore restore) throws IOException {
        var archive = restore.saved().archive();
        fill(engine, set.folder(), archive, restore.target());
        tracker.step(Phase.COMPARING, restore.target());
        var found = walk(restore.target());
        if (found.entries() != archive.entries()) {
            throw new IOException(
                    "volume %s holds %d entries after the restore instead of %d"
                            .formatted(restore.target(), found.entries(), archive.entries()));
        }
        if (found.fingerprint().equals(archive.fingerprint())) {
            return "%s: %d entries, contents, owners and modes as saved"
                    .formatted(restore.target(), found.entries());
        }
        warnings.add(
                "%s has all its entries, but some contents, owners, modes or times differ from the backup."
                        .formatted(restore.target()));
        return "%s: %d entries".formatted(restore.target(), found.entries());
    }

    private TarSummary walk(String volume) throws IOException {
        try (var tar = new VolumeTar(engine).read(volume)) {
            return TarWalk.walk(tar);
        }
    }

    /// Gives one volume back what it held before.
    void putBack(VolumeRestore restore) throws IOException {
        switch (restore.present()) {
            case MISSING -> engine.removeVolume(restore.target());
            case EMPTY -> new VolumeTar(engine).empty(restore.target());
            case DATA -> fill(engine, safety.orElseThrow(), restore.target());
        }
        journal.replaced(restore.target());
    }

    /// Puts the content that a safety copy has of a volume back into it.
    static void fill(Engine engine, BackupSet safety, String volume) throws IOException {
        var saved =
                safety.manifest()
                        .volume(volume)
                        .map(SavedVolume::archive)
                        .orElseThrow(
                                () -> new IOException(safety.id() + " does not have " + volume));
        fill(engine, safety.folder(), saved, volume);
    }

    private static void fill(Engine engine, Path folder, SavedArchive archive, String volume)
            throws IOException {
        try (var content = ArchiveFile.content(folder, archive)) {
            new VolumeTar(engine).replace(volume, content);
        }
    }

    /// With compose's labels, so that the next `up` takes the volume for its own; those of another
    /// name are not compose's.
    private static VolumeSpec spec(VolumeRestore restore) {
        var origin = restore.saved().origin();
        Map<String, String> labels = new TreeMap<>(origin.labels());
        if (!restore.target().equals(origin.name())) {
            labels.keySet().removeIf(label -> label.startsWith(COMPOSE));
        }
        return new VolumeSpec(restore.target(), origin.driver(), origin.options(), labels);
    }
}
