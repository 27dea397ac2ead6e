package dev.quaymaster.cli.backup;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.UnreadableSet;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.cli.backup.BackupCommand.Found;
import dev.quaymaster.cli.command.Invocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What lies in the folders of a command, read at one moment.
///
/// @param sets newest first
/// @param unreadable folders that carry a manifest this program cannot read
/// @param unlisted why whole folders of backups could not be listed, in sentences
/// @param notices what else the user should know, in sentences
record KnownSets(List<Found> sets, List<UnreadableSet> unreadable, List<String> unlisted, List<String> notices) {

    KnownSets {
        sets = List.copyOf(sets);
        unreadable = List.copyOf(unreadable);
        unlisted = List.copyOf(unlisted);
        notices = List.copyOf(notices);
    }

    static KnownSets none() {
        return new KnownSets(List.of(), List.of(), List.of(), List.of());
    }

    /// The sets of each folder that has any, newest first.
    Map<BackupStore, List<BackupSet>> byStore() {
        return sets.stream().collect(groupingBy(Found::store, LinkedHashMap::new, mapping(Found::set, toList())));
    }

    /// The set with this id; any beginning of an id that fits only one will do.
    Optional<Found> find(String id) {
        return one(
                sets.stream().filter(found -> found.set().id().equals(id)),
                sets.stream().filter(found -> found.set().id().startsWith(id)));
    }

    /// As [#find], but a folder that cannot be read as a set.
    Optional<UnreadableSet> findUnreadable(String id) {
        return one(
                unreadable.stream().filter(set -> set.id().equals(id)),
                unreadable.stream().filter(set -> set.id().startsWith(id)));
    }

    /// The ids that begin so, of sets that can be read and of others.
    List<String> beginning(String id) {
        return Stream.concat(
                        sets.stream().map(found -> found.set().id()),
                        unreadable.stream().map(UnreadableSet::id))
                .filter(one -> one.startsWith(id))
                .toList();
    }

    private static <T> Optional<T> one(Stream<T> exact, Stream<T> beginning) {
        var same = exact.toList();
        var fitting = same.isEmpty() ? beginning.toList() : same;
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /// Tells what is not listed and why.
    void warn(Invocation invocation) {
        unreadable.forEach(set -> invocation.say("warning: " + text(set)));
        Stream.concat(unlisted.stream(), notices.stream()).forEach(text -> invocation.say("warning: " + text));
    }

    /// A sentence about a folder that cannot be read as a set.
    static String text(UnreadableSet set) {
        return "The backup %s cannot be used, and is left alone: %s.".formatted(set.id(), set.reason());
    }
}
