package dev.quaymaster.ui.backup;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.Manifest;
import dev.quaymaster.backup.RunRecord;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.SetState;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.words.ByteCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One line of the history: a set, or a run that made none.
///
/// @param started when the run began
/// @param tone how good the news is
/// @param result in one or two words
/// @param volumes what was saved, or why nothing was
/// @param size before → after compression, empty without a set
/// @param took how long the run took
/// @param copies how many, and how far they can be trusted
/// @param set absent when the run made none
record HistoryRow(
        Instant started,
        Tone tone,
        String result,
        String volumes,
        String size,
        Duration took,
        String copies,
        Optional<BackupSet> set) {

    /// All lines, newest first.
    static List<HistoryRow> of(List<BackupSet> sets, List<RunRecord> history) {
        var rows = new ArrayList<HistoryRow>();
        sets.stream().map(HistoryRow::of).forEach(rows::add);
        history.stream()
                .filter(run -> run.outcome() != RunRecord.Outcome.COMPLETE)
                .map(HistoryRow::of)
                .forEach(rows::add);
        rows.sort(Comparator.comparing(HistoryRow::started).reversed());
        return List.copyOf(rows);
    }

    private static HistoryRow of(BackupSet set) {
        var manifest = set.manifest();
        return new HistoryRow(
                set.started(),
                tone(set),
                result(set),
                manifest.volumes().isEmpty()
                        ? "compose files only"
                        : manifest.volumes().stream().map(SavedVolume::title).collect(Collectors.joining(", ")),
                ByteCount.words(manifest.contentBytes()) + " → " + ByteCount.words(manifest.storedBytes()),
                manifest.about().took(),
                switch (set.state()) {
                            case COMPLETE -> "1";
                            case READ_BACK -> "1 · read back";
                            case VERIFIED -> "1 · verified";
                            case DAMAGED -> "1 · damaged";
                        }
                        + (set.pinned() ? " · pinned" : ""),
                Optional.of(set));
    }

    private static Tone tone(BackupSet set) {
        if (set.state() == SetState.DAMAGED) {
            return Tone.BAD;
        }
        if (set.safetyCopy()) {
            return Tone.NEUTRAL;
        }
        boolean notes = set.manifest().isPartial() || !set.manifest().warnings().isEmpty();
        return notes || set.manifest().about().kind() == SetKind.LATE ? Tone.WARN : Tone.OK;
    }

    private static String result(BackupSet set) {
        if (set.state() == SetState.DAMAGED) {
            return "Damaged";
        }
        return switch (set.manifest().about().kind()) {
            case SAFETY_COPY -> "Safety copy";
            case LATE -> "Late";
            case MANUAL, SCHEDULED -> wholeness(set.manifest());
        };
    }

    private static String wholeness(Manifest manifest) {
        if (manifest.isPartial()) {
            return "A part, see notes";
        }
        return manifest.warnings().isEmpty() ? "Complete" : "Complete, see notes";
    }

    /// A run whose set, if it made one, is not looked at.
    static HistoryRow of(RunRecord run) {
        var took = Duration.between(run.started(), run.finished());
        return new HistoryRow(
                run.started(),
                switch (run.outcome()) {
                    case COMPLETE -> run.kind() == SetKind.LATE ? Tone.WARN : Tone.OK;
                    case FAILED -> Tone.BAD;
                    case CANCELLED, INTERRUPTED -> Tone.WARN;
                },
                switch (run.outcome()) {
                    case COMPLETE -> "Complete";
                    case FAILED -> "Failed";
                    case CANCELLED -> "Cancelled";
                    case INTERRUPTED -> "Interrupted";
                },
                run.message(),
                "",
                took.isNegative() ? Duration.ZERO : took,
                "",
                Optional.empty());
    }
}
