package dev.quaymaster.ui.backup;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.RetentionPolicy;
import dev.quaymaster.backup.retention.ExpiryPlan;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.Schedule;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.ui.kit.Words;
import dev.quaymaster.words.Count;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Asks when a stack is backed up by itself, how many backups are kept, and where. Says in words
/// what an expression means and when it would run next, while it is typed.
final class ScheduleDialog {

    private final PlanBook book;
    private final Function<BackupPlan, ExpiryPlan> expiry;
    private final Desk desk;
    private final BackupPlan plan;
    private final boolean existing;
    private final Runnable onChange;
    private final TextField cron = new TextField();
    private final TextField keep = new TextField();
    private final TextField folder = new TextField();
    private final Label meaning = new Label();
    private final Label expiring = new Label();
    private final Button confirm = Buttons.primary("confirm", "Save schedule", this::save);

    /// Creates a dialog that is not shown yet.
    ///
    /// @param expiry what the next run of a plan deletes; may take a while
    /// @param plan to start from
    /// @param existing whether it is in the book already
    /// @param onChange called after the book was changed
    ScheduleDialog(
            PlanBook book,
            Function<BackupPlan, ExpiryPlan> expiry,
            Desk desk,
            BackupPlan plan,
            boolean existing,
            Runnable onChange) {
        this.book = book;
        this.expiry = expiry;
        this.desk = desk;
        this.plan = plan;
        this.existing = existing;
        this.onChange = onChange;
        cron.setId("schedule-cron");
        cron.setText(plan.schedule().map(Schedule::expression).orElse("0 2 * * *"));
        keep.setId("schedule-keep");
        keep.setText(Integer.toString(plan.retention().last()));
        keep.setMaxWidth(80);
        folder.setId("schedule-folder");
        folder.setText(plan.destination().toString());
        meaning.setId("schedule-meaning");
        meaning.setWrapText(true);
        meaning.setMinHeight(Label.USE_PREF_SIZE);
        expiring.setId("schedule-expiring");
        expiring.setWrapText(true);
        expiring.setMinHeight(Label.USE_PREF_SIZE);
        cron.textProperty().subscribe(text -> check());
        keep.textProperty().subscribe(text -> check());
        folder.textProperty().subscribe(text -> check());
    }

    /// Shows the dialog.
    void show() {
        var buttons = new ArrayList<Button>();
        if (existing) {
            buttons.add(Buttons.plain("schedule-remove", "Remove schedule", this::remove));
        }
        buttons.add(confirm);
        desk.dialogs()
                .show(desk.dialogs()
                        .card(
                                "Back up " + plan.source().title() + " by itself",
                                520,
                                List.of(
                                        field("When", presets(), cron, meaning),
                                        field("Keep", keepRow(), expiring),
                                        field("Into folder", folderRow()),
                                        Dialogs.paragraph("It runs while this window is open, or"
                                                + " always with “quaymaster agent”. A"
                                                + " run missed meanwhile is made up for"
                                                + " once.")),
                                buttons.toArray(Button[]::new)));
        check();
    }

    private static Node field(String name, Node... content) {
        var label = new Label(name);
        label.getStyleClass().add("field-name");
        var box = new VBox(6, label);
        box.getChildren().addAll(content);
        return box;
    }

    private Node presets() {
        return new HBox(
                8,
                preset("nightly", "Every night", "0 2 * * *"),
                preset("hourly", "Every hour", "0 * * * *"),
                preset("six-hours", "Every 6 hours", "0 */6 * * *"),
                preset("weekly", "Sundays", "0 3 * * 0"));
    }

    private Button preset(String id, String words, String expression) {
        return Buttons.plain("schedule-" + id, words, () -> cron.setText(expression));
    }

    private Node keepRow() {
        var row = new HBox(8, keep, new Label("newest of its own backups; older ones go after a good run"));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node folderRow() {
        HBox.setHgrow(folder, Priority.ALWAYS);
        var choose = Buttons.plain(
                "schedule-choose",
                "Choose…",
                () -> desk.picker()
                        .folder("Folder for backups")
                        .map(Path::toString)
                        .ifPresent(folder::setText));
        return new HBox(8, folder, choose);
    }

    private void check() {
        var problem = problem();
        confirm.setDisable(problem.isPresent());
        meaning.getStyleClass().removeAll("field-problem", Styles.MUTED);
        meaning.getStyleClass().add(problem.isPresent() ? "field-problem" : Styles.MUTED);
        meaning.setText(problem.orElseGet(() -> words(schedule())));
        if (problem.isEmpty()) {
            showExpiring(changed());
        }
    }

    private void showExpiring(BackupPlan shown) {
        desk.tasks()
                .run(
                        () -> expiry.apply(shown),
                        found -> {
                            if (problem().isEmpty() && shown.equals(changed())) {
                                show(found);
                            }
                        },
                        _ -> expiring.setText("What its next run deletes can't be told now."));
    }

    private void show(ExpiryPlan found) {
        var going = found.sets();
        expiring.getStyleClass().removeAll("field-problem", Styles.MUTED);
        expiring.getStyleClass().add(going.isEmpty() ? Styles.MUTED : "field-problem");
        expiring.setText(going.isEmpty() ? noneGoing(found) : going(going));
    }

    private static String noneGoing(ExpiryPlan found) {
        return found.doubts().isEmpty()
                ? "Its next run deletes no backup. Those made by hand, pinned or made by other" + " plans always stay."
                : String.join(" ", found.doubts());
    }

    private static String going(List<BackupSet> sets) {
        var now = Instant.now();
        var moments = sets.stream()
                .map(set -> Words.moment(set.started(), now, ZoneId.systemDefault()))
                .toList();
        return "Its next run deletes %s: %s".formatted(Count.words(sets.size(), "backup"), String.join(" · ", moments));
    }

    private Optional<String> problem() {
        try {
            if (schedule().next(ZonedDateTime.now(schedule().zone())).isEmpty()) {
                return Optional.of("This day never comes.");
            }
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        if (!keep.getText().strip().matches("[1-9]\\d{0,3}")) {
            return Optional.of("Keep at least one backup.");
        }
        return folder.getText().isBlank() || !Path.of(folder.getText().strip()).isAbsolute()
                ? Optional.of("Choose a folder by its full path.")
                : Optional.empty();
    }

    private Schedule schedule() {
        return Schedule.of(cron.getText(), plan.schedule().map(Schedule::zone).orElseGet(ZoneId::systemDefault));
    }

    private static String words(Schedule schedule) {
        var now = Instant.now();
        var runs = new ArrayList<String>();
        var next = schedule.next(now.atZone(schedule.zone()));
        for (int i = 0; i < 3 && next.isPresent(); i++) {
            runs.add(Words.moment(next.get().toInstant(), now, ZoneId.systemDefault()));
            next = schedule.next(next.get());
        }
        return "%s (%s). Next: %s".formatted(schedule.words(), schedule.zone().getId(), String.join(" · ", runs));
    }

    /// The plan as the fields have it, when there is no problem.
    private BackupPlan changed() {
        return new BackupPlan(
                plan.name(),
                plan.source(),
                Optional.of(schedule()),
                RetentionPolicy.keepLast(Integer.parseInt(keep.getText().strip())),
                Path.of(folder.getText().strip()),
                plan.methods(),
                false);
    }

    private void save() {
        var changed = changed();
        var kept = changed.madeAt(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        change(() -> book.keep(kept), plan.source().title() + " is backed up by itself.");
    }

    private void remove() {
        change(
                () -> book.drop(plan.name()),
                plan.source().title() + " is no longer backed up by itself. Its backups stay.");
    }

    private void change(Runnable write, String told) {
        desk.dialogs()
                .closeAnd(() -> desk.tasks()
                        .run(
                                () -> {
                                    write.run();
                                    return told;
                                },
                                text -> {
                                    desk.toasts().show(Tone.OK, text);
                                    onChange.run();
                                }));
    }
}
