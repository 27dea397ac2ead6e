package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.run.NotResumedException.NotResumed;
import java.util.List;
import java.util.Optional;

/// What a restore came to.
///
/// @param lines one for each volume: what it holds now and how that was compared
/// @param warnings where something is not exactly as it was saved
/// @param safetyCopy the set that has what the volumes held before, if they held anything
/// @param notResumed the containers that do not run again as they did before
public record RestoreReport(
        List<String> lines,
        List<String> warnings,
        Optional<BackupSet> safetyCopy,
        List<NotResumed> notResumed) {

    public RestoreReport {
        lines = List.copyOf(lines);
        warnings = List.copyOf(warnings);
        notResumed = List.copyOf(notResumed);
    }

    RestoreReport withNotResumed(List<NotResumed> containers) {
        return new RestoreReport(lines, warnings, safetyCopy, containers);
    }
}
