package dev.quaymaster.ui.backup;

import dev.quaymaster.backup.RunRecord;
import dev.quaymaster.ui.kit.Tone;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// The last six weeks, a day a square, oldest first: how the worst run of the day ended.
///
/// @param days forty-two of them
record WeeksMap(List<Day> days) {

    static final int DAYS_A_WEEK = 7;
    private static final int DAYS = 42;

    WeeksMap {
        days = List.copyOf(days);
    }

    /// One day.
    ///
    /// @param tone neutral when nothing ran
    /// @param words for the tooltip
    record Day(LocalDate date, Tone tone, String words) {}

    /// Sums up by day what ran, whether its backup is still kept or not.
    ///
    /// @param today the last day
    static WeeksMap of(List<HistoryRow> kept, List<RunRecord> history, LocalDate today, ZoneId zone) {
        var rows = new ArrayList<>(kept);
        history.stream()
                .filter(run -> run.outcome() == RunRecord.Outcome.COMPLETE)
                .map(HistoryRow::of)
                .forEach(rows::add);
        var days = new ArrayList<Day>();
        for (int back = DAYS - 1; back >= 0; back--) {
            var date = today.minusDays(back);
            var ofDay = rows.stream()
                    .filter(row -> LocalDate.ofInstant(row.started(), zone).equals(date))
                    .filter(row -> row.tone() != Tone.NEUTRAL)
                    .toList();
            days.add(new Day(date, worst(ofDay), date + ": " + words(ofDay)));
        }
        return new WeeksMap(days);
    }

    private static Tone worst(List<HistoryRow> rows) {
        return List.of(Tone.BAD, Tone.WARN, Tone.OK).stream()
                .filter(tone -> rows.stream().anyMatch(row -> row.tone() == tone))
                .findFirst()
                .orElse(Tone.NEUTRAL);
    }

    private static String words(List<HistoryRow> rows) {
        return rows.isEmpty()
                ? "no backup"
                : String.join(
                        ", ", rows.stream().map(HistoryRow::result).distinct().toList());
    }
}
