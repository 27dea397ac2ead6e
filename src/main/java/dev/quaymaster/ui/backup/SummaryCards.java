package dev.quaymaster.ui.backup;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.RunRecord;
import dev.quaymaster.backup.schedule.Schedule;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.ui.kit.Words;
import dev.quaymaster.words.ByteCount;
import dev.quaymaster.words.Count;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Four cards above the history: next run, last backup, stored, last six weeks.
final class SummaryCards extends HBox {

    /// Creates empty cards.
    SummaryCards() {
        getStyleClass().add("summary-cards");
    }

    /// Shows one moment.
    ///
    /// @param schedule of the plan that is shown, if one is
    /// @param sets newest first
    /// @param rows the history
    /// @param history every run
    void show(Optional<Schedule> schedule, List<BackupSet> sets, List<HistoryRow> rows, List<RunRecord> history) {
        var now = Instant.now();
        var zone = ZoneId.systemDefault();
        getChildren()
                .setAll(
                        next(schedule, now),
                        last(sets, now, zone),
                        stored(sets),
                        weeks(WeeksMap.of(rows, history, LocalDate.ofInstant(now, zone), zone)));
    }

    private static Node next(Optional<Schedule> schedule, Instant now) {
        var next = schedule.flatMap(plan -> plan.next(now.atZone(plan.zone())));
        return next.map(time -> card(
                        "Next run",
                        "in " + Words.duration(Duration.between(now, time.toInstant())),
                        Tone.NEUTRAL,
                        Words.moment(time.toInstant(), now, ZoneId.systemDefault())
                                + " · while this window or the agent runs"))
                .orElseGet(() ->
                        card("Next run", "not planned", Tone.NEUTRAL, "Choose Schedule… to have it done every night"));
    }

    private static Node last(List<BackupSet> sets, Instant now, ZoneId zone) {
        var last = sets.stream().filter(set -> !set.safetyCopy()).findFirst();
        if (last.isEmpty()) {
            return card("Last backup", "none yet", Tone.WARN, "Nothing could be restored today");
        }
        var state = last.get().state();
        return card(
                "Last backup",
                Words.duration(Duration.between(last.get().started(), now)) + " ago",
                state.good() ? Tone.OK : Tone.BAD,
                Words.moment(last.get().started(), now, zone) + " · " + state.words());
    }

    private static Node stored(List<BackupSet> sets) {
        long stored =
                sets.stream().mapToLong(set -> set.manifest().storedBytes()).sum();
        long content =
                sets.stream().mapToLong(set -> set.manifest().contentBytes()).sum();
        return card(
                "Stored",
                ByteCount.words(stored),
                Tone.NEUTRAL,
                Count.words(sets.size(), "backup") + " of " + ByteCount.words(content));
    }

    private static Node weeks(WeeksMap map) {
        var days = new GridPane();
        days.getStyleClass().add("weeks");
        days.setId("weeks-map");
        for (int i = 0; i < map.days().size(); i++) {
            var day = map.days().get(i);
            var square = new Region();
            square.getStyleClass().add("day");
            day.tone().applyTo(square);
            Tooltip.install(square, new Tooltip(day.words()));
            days.add(square, i % WeeksMap.DAYS_A_WEEK, i / WeeksMap.DAYS_A_WEEK);
        }
        return frame("Last 6 weeks", days);
    }

    private static Node card(String title, String figure, Tone tone, String words) {
        var large = new Label(figure);
        large.getStyleClass().add("figure");
        tone.applyTo(large);
        var small = new Label(words);
        small.getStyleClass().add(Styles.MUTED);
        small.setWrapText(true);
        return frame(title, large, small);
    }

    private static Node frame(String title, Node... content) {
        var heading = new Label(title);
        heading.getStyleClass().add(Styles.STRONG);
        var card = new VBox(6, heading);
        card.getChildren().addAll(content);
        card.getStyleClass().add(Styles.CARD);
        card.setMinWidth(0);
        card.setPrefWidth(170);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }
}
