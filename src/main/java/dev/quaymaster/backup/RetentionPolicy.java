package dev.quaymaster.backup;

import java.util.Comparator;
import java.util.List;

/// How many sets of one subject are kept. A pure value: it decides, the store acts.
///
/// Only good sets count, so damaged ones never push a good one out, and the newest good set is kept
/// whatever happens. Safety copies are neither counted nor dropped.
///
/// @param last how many of the newest good sets are kept, at least one
public record RetentionPolicy(int last) {

    public RetentionPolicy {
        if (last < 1) {
            throw new IllegalArgumentException("keep at least one backup, not " + last);
        }
    }

    /// Keeps the newest `count` sets.
    public static RetentionPolicy keepLast(int count) {
        return new RetentionPolicy(count);
    }

    /// The sets of `subject` to delete, oldest first.
    public List<BackupSet> superfluous(String subject, List<BackupSet> sets) {
        var ours =
                sets.stream()
                        .filter(set -> set.subject().equals(subject) && !set.safetyCopy())
                        .sorted(
                                Comparator.comparing(BackupSet::started)
                                        .thenComparing(BackupSet::id))
                        .toList();
        var good = ours.stream().filter(set -> set.state().good()).toList();
        if (good.size() <= last) {
            return List.of();
        }
        var oldestKept = good.get(good.size() - last);
        return ours.subList(0, ours.indexOf(oldestKept));
    }
}
