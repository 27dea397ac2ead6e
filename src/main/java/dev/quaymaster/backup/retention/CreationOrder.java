package dev.quaymaster.backup.retention;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.RunRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// The order in which sets were made. Their dates tell it as long as the clock was right; where it
/// was not, the order is in doubt and nothing may be decided on it.
final class CreationOrder {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private static final Comparator<BackupSet> BY_DATE =
            Comparator.comparing(BackupSet::started).thenComparing(BackupSet::id);

    private CreationOrder() {}

    /// The sets by their dates, oldest first.
    static List<BackupSet> byDate(List<BackupSet> sets) {
        return sets.stream().sorted(BY_DATE).toList();
    }

    /// Why the dates of these sets can't be relied on; empty when they can.
    ///
    /// @param byDate the sets, oldest first
    /// @param newest the set just made, when one was
    /// @param history the runs of the store, in the order in which they ended
    /// @param now the present
    static Optional<String> doubt(
            List<BackupSet> byDate, Optional<BackupSet> newest, List<RunRecord> history, Instant now) {
        return future(byDate, now)
                .or(() -> newest.flatMap(made -> newerThan(made, byDate)))
                .or(() -> otherThanInHistory(byDate, history));
    }

    private static Optional<String> future(List<BackupSet> byDate, Instant now) {
        return byDate.stream()
                .filter(set -> set.started().isAfter(now))
                .findFirst()
                .map(set -> set.id() + " is dated " + MINUTE.format(set.started()) + ", which is still to come");
    }

    private static Optional<String> newerThan(BackupSet made, List<BackupSet> byDate) {
        var last = byDate.getLast();
        return last.started().isAfter(made.started())
                ? Optional.of(last.id() + " is dated after the one just made")
                : Optional.empty();
    }

    /// A set that ended later than another and is dated before it was made under a clock that was
    /// behind.
    private static Optional<String> otherThanInHistory(List<BackupSet> byDate, List<RunRecord> history) {
        var ended = new HashMap<String, Integer>();
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i).outcome() == RunRecord.Outcome.COMPLETE) {
                ended.put(history.get(i).id(), i);
            }
        }
        int latest = -1;
        for (var set : byDate) {
            int place = ended.getOrDefault(set.id(), latest);
            if (place < latest) {
                return Optional.of(set.id() + " is dated after one that was made later");
            }
            latest = place;
        }
        return Optional.empty();
    }
}
