package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.run.NotResumedException;
import dev.quaymaster.backup.run.NotResumedException.NotResumed;
import dev.quaymaster.backup.run.StartedAgain;
import dev.quaymaster.backup.run.StartedAgain.EndedContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a restore came to.
///
/// @param lines one for each volume: what it holds now and how that was compared
/// @param warnings where something is not exactly as it was saved
/// @param safetyCopy the set that has what the volumes held before, if they held anything
/// @param notResumed the containers that could not be started again
/// @param ended the containers that were started again and ended
public record RestoreReport(
        List<String> lines,
        List<String> warnings,
        Optional<BackupSet> safetyCopy,
        List<NotResumed> notResumed,
        List<EndedContainer> ended) {

    public RestoreReport {
        lines = List.copyOf(lines);
        warnings = List.copyOf(warnings);
        notResumed = List.copyOf(notResumed);
        ended = List.copyOf(ended);
    }

    /// Whether all is as it was saved, and all runs that ran before.
    public boolean complete() {
        return warnings.isEmpty() && notResumed.isEmpty() && ended.isEmpty();
    }

    /// The names of the containers that ran before and do not run now.
    public List<String> notRunning() {
        return Stream.concat(
                        notResumed.stream().map(NotResumed::container),
                        ended.stream().map(EndedContainer::container))
                .toList();
    }

    /// What the user should know of the containers, in sentences; empty when all run.
    public List<String> containerNews() {
        var news = new ArrayList<String>();
        if (!notResumed.isEmpty()) {
            news.add(NotResumedException.sentence(notResumed));
        }
        if (!ended.isEmpty()) {
            news.add(StartedAgain.sentence(ended));
        }
        return news;
    }
}
