package dev.quaymaster.backup.store;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.UnreadableSet;
import java.util.List;
import java.util.Optional;

/// What lies in a store, read at one moment.
///
/// @param sets the complete sets, newest first
/// @param unreadable folders that carry a manifest this program cannot read
/// @param notices what else the user should know, in sentences
public record StoreListing(List<BackupSet> sets, List<UnreadableSet> unreadable, List<String> notices) {

    public StoreListing {
        sets = List.copyOf(sets);
        unreadable = List.copyOf(unreadable);
        notices = List.copyOf(notices);
    }

    /// The set with this id; any beginning of an id that fits only one set will do.
    public Optional<BackupSet> find(String id) {
        var fitting = sets.stream().filter(set -> set.id().startsWith(id)).toList();
        return fitting.stream()
                .filter(set -> set.id().equals(id))
                .findFirst()
                .or(() -> fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty());
    }
}
