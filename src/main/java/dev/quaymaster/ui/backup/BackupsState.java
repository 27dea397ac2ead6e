package dev.quaymaster.ui.backup;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.RunRecord;
import dev.quaymaster.backup.schedule.BackupPlan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything the backups screen shows, read at one moment.
///
/// @param plans those made here and those of compose labels
/// @param problems what keeps plans from running, in sentences
/// @param sets of all folders that plans name, newest first
/// @param history every run, newest first
/// @param unreadable what cannot be read, and why, in sentences
/// @param folder where sets go unless a plan says otherwise
/// @param free bytes free there, negative when unknown
record BackupsState(
        List<BackupPlan> plans,
        List<String> problems,
        List<BackupSet> sets,
        List<RunRecord> history,
        List<String> unreadable,
        Path folder,
        long free) {

    BackupsState {
        plans = List.copyOf(plans);
        problems = List.copyOf(problems);
        sets = List.copyOf(sets);
        history = List.copyOf(history);
        unreadable = List.copyOf(unreadable);
    }

    /// What is shown for a choice of the list.
    BackupsState only(String subject) {
        return subject.isEmpty()
                ? this
                : new BackupsState(
                        plans,
                        problems,
                        sets.stream()
                                .filter(set -> set.subject().equals(subject))
                                .toList(),
                        history.stream()
                                .filter(run -> run.subject().equals(subject))
                                .toList(),
                        unreadable,
                        folder,
                        free);
    }

    /// The sets that have this volume, newest first.
    List<BackupSet> ofVolume(String volume) {
        return sets.stream()
                .filter(set -> set.manifest().volumes().stream()
                        .anyMatch(saved -> saved.name().equals(volume)))
                .toList();
    }

    /// When the volume was last backed up; safety copies do not count.
    Optional<Instant> lastBackup(String volume) {
        return ofVolume(volume).stream()
                .filter(set -> !set.safetyCopy() && set.state().good())
                .map(BackupSet::started)
                .findFirst();
    }
}
