package dev.quaymaster.backup.schedule;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.store.Json;
import dev.quaymaster.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Up to when each plan has been looked after: whatever was due until then has run or was passed
/// over. Kept on disk, so that a run that was missed while nobody was there is noticed.
///
/// @param upTo plan's name → moment
public record ScheduleState(SortedMap<String, Instant> upTo) {

    public ScheduleState {
        upTo = Collections.unmodifiableSortedMap(new TreeMap<>(upTo));
    }

    /// Reads the file. One that is missing or damaged knows of no plan, so nothing is caught up
    /// once.
    public static ScheduleState load(Path file) {
        if (!Files.exists(file)) {
            return new ScheduleState(new TreeMap<>());
        }
        try {
            return Json.read(file, ScheduleState.class);
        } catch (IOException e) {
            return new ScheduleState(new TreeMap<>());
        }
    }

    /// Replaces the file.
    public void save(Path file) {
        try {
            AtomicFile.write(file, Json.document(this));
        } catch (IOException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "Cannot note in %s which backups have run: %s".formatted(file, e),
                    e);
        }
    }

    /// With these moments instead of those noted for the same plans.
    public ScheduleState with(Map<String, Instant> moments) {
        var all = new TreeMap<>(upTo);
        all.putAll(moments);
        return new ScheduleState(all);
    }
}
