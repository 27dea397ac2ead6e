package dev.quaymaster.backup.schedule;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.store.RecordJson;
import dev.quaymaster.files.AtomicFile;
import dev.quaymaster.files.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Up to when each plan has been looked after, and which runs are still open. Kept on disk, so that
/// a run that was missed, cut short or put off while nobody was there is noticed.
///
/// @param upTo plan's name → moment: what was due until then has run, was passed over, or is
///   pending
/// @param pending plan's name → the run that was due and has not ended yet
/// @param lookedOnce when a process that did not stay looked last, such as one of a timer
public record ScheduleState(
        SortedMap<String, Instant> upTo, SortedMap<String, PendingRun> pending, Optional<Instant> lookedOnce) {

    public ScheduleState {
        upTo = Collections.unmodifiableSortedMap(new TreeMap<>(upTo));
        pending = Collections.unmodifiableSortedMap(new TreeMap<>(pending));
    }

    /// Knows of no plan.
    static final ScheduleState EMPTY = new ScheduleState(new TreeMap<>(), new TreeMap<>(), Optional.empty());

    /// What was read.
    ///
    /// @param notice what the user should hear about the file
    public record Loaded(ScheduleState state, Optional<String> notice) {}

    /// As versions before [#lookedOnce] wrote it.
    record UpToAndPending(SortedMap<String, Instant> upTo, SortedMap<String, PendingRun> pending) {}

    /// As versions before the pending runs wrote it.
    record UpToOnly(SortedMap<String, Instant> upTo) {

        /// Refuses what a damaged file may lack.
        UpToOnly {
            Objects.requireNonNull(upTo);
        }
    }

    /// Reads the file. One that is missing or damaged knows of no plan, so nothing is caught up
    /// once; of one that is damaged the notice tells.
    public static Loaded load(Path file) {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Loaded(EMPTY, Optional.empty());
        }
        try {
            if (!Files.isRegularFile(file)) {
                throw new IOException(file + " is no file");
            }
            return new Loaded(read(file), Optional.empty());
        } catch (IOException e) {
            return new Loaded(
                    EMPTY,
                    Optional.of(
                            "It is no longer known when the backup plans ran last (%s). They count anew from now on; a run that was missed is not made up for."
                                    .formatted(FileFailure.reason(e))));
        }
    }

    private static ScheduleState read(Path file) throws IOException {
        try {
            return RecordJson.read(file, ScheduleState.class);
        } catch (IOException e) {
            return readEarlier(file);
        }
    }

    private static ScheduleState readEarlier(Path file) throws IOException {
        try {
            var read = RecordJson.read(file, UpToAndPending.class);
            return new ScheduleState(read.upTo(), read.pending(), Optional.empty());
        } catch (IOException e) {
            var upTo = RecordJson.read(file, UpToOnly.class).upTo();
            return new ScheduleState(upTo, new TreeMap<>(), Optional.empty());
        }
    }

    /// Replaces the file.
    public void save(Path file) {
        try {
            AtomicFile.write(file, RecordJson.document(this));
        } catch (IOException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "Cannot note in %s which backups have run: %s".formatted(file, FileFailure.reason(e)),
                    e);
        }
    }

    /// With these moments instead of those noted for the same plans.
    public ScheduleState with(Map<String, Instant> moments) {
        var all = new TreeMap<>(upTo);
        all.putAll(moments);
        return new ScheduleState(all, pending, lookedOnce);
    }

    /// After a process looked that does not stay.
    ScheduleState lookedOnceAt(Instant now) {
        return new ScheduleState(upTo, pending, Optional.of(now));
    }

    /// Whether a process that does not stay looked last so short ago that each schedule is looked
    /// after.
    public boolean lookedAfterOnce(List<Schedule> schedules, Instant now) {
        return lookedOnce
                .filter(look -> schedules.stream().allMatch(one -> one.covers(look, now)))
                .isPresent();
    }

    /// With this run pending.
    ScheduleState pending(String plan, PendingRun run) {
        var all = new TreeMap<>(pending);
        all.put(plan, run);
        return new ScheduleState(upTo, all, lookedOnce);
    }

    /// With no run of that plan pending.
    ScheduleState ended(String plan) {
        var all = new TreeMap<>(pending);
        all.remove(plan);
        return new ScheduleState(upTo, all, lookedOnce);
    }
}
