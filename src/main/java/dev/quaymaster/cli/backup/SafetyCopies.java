package dev.quaymaster.cli.backup;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.cli.backup.BackupCommand.Found;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.words.ByteCount;
import dev.quaymaster.words.Count;
import java.util.Collection;
import java.util.List;

/// What restores kept of what volumes held before. No plan deletes it, so it is told of.
///
/// @param sets newest first
public record SafetyCopies(List<BackupSet> sets) {

    /// Copies the list.
    public SafetyCopies {
        sets = List.copyOf(sets);
    }

    /// Those in the usual folder and those of the user's plans.
    public static SafetyCopies known(Invocation invocation) {
        return among(Destinations.known(invocation).read().sets());
    }

    static SafetyCopies among(Collection<Found> sets) {
        return new SafetyCopies(
                sets.stream().map(Found::set).filter(BackupSet::safetyCopy).toList());
    }

    /// How many there are and what they hold together, and how to be rid of them.
    public String words() {
        var bytes = sets.stream().mapToLong(set -> set.manifest().storedBytes()).sum();
        return "%s of restores, %s; they stay until deleted: quaymaster backup rm SET"
                .formatted(Count.words(sets.size(), "safety copy"), ByteCount.words(bytes));
    }

    /// Where the safety copy of a restore is, and how to be rid of it.
    static String sentence(BackupSet copy, Invocation invocation) {
        var known = Destinations.known(invocation).read().find(copy.id()).isPresent();
        return "What was there before is kept in the safety copy %s (%s, in %s). When you need it no more: quaymaster backup rm %s"
                .formatted(
                        copy.id(),
                        ByteCount.words(copy.manifest().storedBytes()),
                        copy.folder(),
                        known ? copy.id() : copy.folder());
    }
}
