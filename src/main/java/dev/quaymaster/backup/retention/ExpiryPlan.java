package dev.quaymaster.backup.retention;

import dev.quaymaster.backup.BackupSet;
import java.util.ArrayList;
import java.util.List;

/// What is to be deleted of a store, and what is kept although the policy would let it go.
///
/// @param expired the sets to delete, oldest first
/// @param doubts sentences for the user: why nothing of a series is deleted
public record ExpiryPlan(List<ExpiredSet> expired, List<String> doubts) {

    /// Nothing to delete, and nothing in doubt.
    static final ExpiryPlan NOTHING = new ExpiryPlan(List.of(), List.of());

    public ExpiryPlan {
        expired = List.copyOf(expired);
        doubts = List.copyOf(doubts);
    }

    /// A set that is no longer kept.
    ///
    /// @param reason a part of a sentence: `older than the 3 newest good ones of …`
    public record ExpiredSet(BackupSet set, String reason) {}

    /// The sets to delete, oldest first.
    public List<BackupSet> sets() {
        return expired.stream().map(ExpiredSet::set).toList();
    }

    /// Both.
    ExpiryPlan and(ExpiryPlan other) {
        var both = new ArrayList<>(expired);
        both.addAll(other.expired);
        var allDoubts = new ArrayList<>(doubts);
        allDoubts.addAll(other.doubts);
        return new ExpiryPlan(both, allDoubts);
    }
}
