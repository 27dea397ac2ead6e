package dev.quaymaster.backup.restore;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupProgress.Phase;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.SavedDatabase;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.archive.ArchiveFile;
import dev.quaymaster.backup.archive.CountingInput;
import dev.quaymaster.backup.archive.SetFiles;
import dev.quaymaster.backup.journal.RunJournal;
import dev.quaymaster.backup.postgres.SettingsArchive;
import dev.quaymaster.backup.run.Tracker;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.volume.VolumeTar;
import dev.quaymaster.words.Count;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Loads a database dump into an empty volume, with a temporary server of the image the dump came
/// from.
final class DumpLoad {

    private static final int LARGEST_ENVIRONMENT = 4 << 20;

    private final Engine engine;
    private final RunJournal journal;
    private final BackupSet set;
    private final Tracker tracker;

    DumpLoad(Engine engine, RunJournal journal, BackupSet set, Tracker tracker) {
        this.engine = engine;
        this.journal = journal;
        this.set = set;
        this.tracker = tracker;
    }

    /// What loading came to.
    record Loaded(String line, Optional<String> warning) {}

    /// Makes sure that the servers of all dumps of a plan can be started, before anything is
    /// touched.
    static void requireImages(Engine engine, RestorePlan plan) {
        for (var restore : plan.volumes()) {
            restore.saved().database().ifPresent(database -> requireImage(engine, database));
        }
    }

    static void requireImage(Engine engine, SavedDatabase database) {
        if (engine.image(database.imageId()).isPresent()
                || engine.image(database.image()).isPresent()) {
            return;
        }
        try {
            engine.pull(database.image(), progress -> {});
        } catch (EngineException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "Nothing was touched: the dump needs the image %s to be loaded, which is not here and cannot be fetched: %s"
                            .formatted(database.image(), e.getMessage()),
                    e);
        }
    }

    /// Loads the dump into an empty volume, from which it goes to the restore's target.
    Loaded load(VolumeRestore restore, String volume) throws IOException {
        return load(restore.saved(), volume, restore.target());
    }

    /// Loads the dump into a volume that goes when it is loaded.
    Loaded tryOut(SavedVolume saved) throws IOException {
        return load(saved, "", saved.name());
    }

    private Loaded load(SavedVolume saved, String volume, String title) throws IOException {
        var database = saved.database().orElseThrow();
        var archive = saved.archive();
        var image = engine.image(database.imageId()).isPresent() ? database.imageId() : database.image();
        try (var server = TemporaryPostgres.start(engine, journal, image, database, volume, environment(database));
                var dump = new CountingInput(
                        ArchiveFile.content(set.folder(), archive),
                        tracker.of(volume.isEmpty() ? Phase.VERIFYING : Phase.RESTORING, title))) {
            server.dropMadeDatabases();
            server.load(DumpHeader.withoutRole(dump, database.user()));
            tracker.step(Phase.COMPARING, title);
            long tables = server.tables();
            server.stopCleanly();
            var line = "%s: %s loaded, %s%s"
                    .formatted(
                            title,
                            String.join(", ", database.databases()),
                            Count.words(tables, "table"),
                            settings(saved, volume));
            return new Loaded(
                    line,
                    tables == archive.entries()
                            ? Optional.empty()
                            : Optional.of("%s has %s, the dump made %d."
                                    .formatted(title, Count.words(tables, "table"), archive.entries())));
        }
    }

    /// Puts back the settings that lie beside the dump; the server that only tries a dump needs
    /// none.
    private String settings(SavedVolume saved, String volume) throws IOException {
        var file = SettingsArchive.fileName(saved.name());
        if (volume.isEmpty() || !set.manifest().checksums().containsKey(file)) {
            return "";
        }
        try (var in = SetFiles.open(set.folder(), file)) {
            var settings = SettingsArchive.read(in);
            new VolumeTar(engine).fill(volume, settings.stream());
            return ", with its " + String.join(", ", settings.names());
        }
    }

    private Map<String, String> environment(SavedDatabase database) throws IOException {
        var variables = new TreeMap<String, String>();
        var text = SetFiles.read(set.folder(), database.environmentFile(), LARGEST_ENVIRONMENT);
        for (var line : new String(text, UTF_8).split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                variables.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return variables;
    }
}
