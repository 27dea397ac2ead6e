package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupProgress;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.CheckRecord;
import dev.quaymaster.backup.SavedArchive;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.archive.ManifestChecksum;
import dev.quaymaster.backup.journal.RunJournal;
import dev.quaymaster.backup.run.RunFailures;
import dev.quaymaster.backup.run.Tracker;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.files.FileFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;

/// Loads the dumps of a set into temporary servers whose volumes go with them. That is the only
/// proof that a dump can be restored; reading it shows no more than that it is complete.
public final class DumpTrial {

    private final Engine engine;
    private final Path journals;

    /// @param journals the folder in which unfinished runs are written down
    public DumpTrial(Engine engine, Path journals) {
        this.engine = engine;
        this.journals = journals;
    }

    /// Loads all dumps of a set that was read back and found good.
    ///
    /// @param read what reading it back came to
    /// @return the same with what did not load
    /// @throws BackupException when it cannot be tried, such as without the image, or is cancelled
    public CheckRecord load(BackupSet set, CheckRecord read, Consumer<BackupProgress> progress) {
        var problems = new ArrayList<>(read.problems());
        try (var journal = RunJournal.begin(
                journals,
                RunJournal.Kind.RESTORE,
                set.id(),
                set.subject(),
                set.folder().toAbsolutePath())) {
            var load = new DumpLoad(engine, journal, set, new Tracker(progress));
            for (var saved : set.manifest().volumes()) {
                if (saved.archive().format() == SavedArchive.Format.SQL) {
                    DumpLoad.requireImage(engine, saved.database().orElseThrow());
                    problem(load, saved, set).ifPresent(problems::add);
                }
            }
        }
        return problems.isEmpty() ? read.withLoaded(manifest(set)) : new CheckRecord(read.at(), problems, read.notes());
    }

    private static String manifest(BackupSet set) {
        try {
            return ManifestChecksum.of(set.folder());
        } catch (IOException e) {
            throw RunFailures.of(e, "The check of " + set.id(), set.folder(), 0);
        }
    }

    private static Optional<String> problem(DumpLoad load, SavedVolume saved, BackupSet set) {
        try {
            return load.tryOut(saved).warning();
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw RunFailures.of(e, "The check of " + set.id(), set.folder(), 0);
            }
            return Optional.of(
                    "%s cannot be loaded: %s".formatted(saved.archive().file(), FileFailure.reason(e)));
        }
    }
}
