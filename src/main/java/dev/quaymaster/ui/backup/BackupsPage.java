package dev.quaymaster.ui.backup;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.EmptyPane;
import dev.quaymaster.ui.kit.InspectorHost;
import dev.quaymaster.ui.kit.PageHeader;
import dev.quaymaster.ui.kit.Pill;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The backups of one plan, stack or volume, or of all: cards, history, what runs, and the set that
/// is selected.
final class BackupsPage extends BorderPane {

    private final BackupsDesk backups;
    private final PageHeader header = new PageHeader();
    private final SummaryCards cards = new SummaryCards();
    private final HistoryTable table = new HistoryTable();
    private final VBox notes = new VBox(8);
    private final InspectorHost host;
    private final RunningCards running;
    private String subject = "";

    BackupsPage(BackupsDesk backups) {
        this.backups = backups;
        setId("backups-page");
        var frame = new VBox(table);
        frame.getStyleClass().addAll(Styles.CARD, "table-card");
        running = new RunningCards(backups.jobs());
        var page = new VBox(cards, notes, frame, running);
        page.getStyleClass().add("backups-page");
        var scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        host = new InspectorHost(scroll, () -> table.getSelectionModel().clearSelection());
        setTop(header);
        setCenter(host);
        table.getSelectionModel().selectedItemProperty().subscribe(row -> inspect(Optional.ofNullable(row)));
        // rows may have come before there was a width
        host.widthProperty().subscribe((before, now) -> {
            if (before.doubleValue() == 0) {
                Platform.runLater(() -> selectNewest(List.copyOf(table.getItems())));
            }
        });
    }

    /// Shows what is chosen in the list.
    ///
    /// @param chosen stack or volume, empty for everything
    /// @param plan that was chosen, if one was
    void show(String chosen, Optional<BackupPlan> plan, BackupsState state) {
        boolean other = !chosen.equals(subject);
        subject = chosen;
        var shown = state.only(chosen);
        var rows = HistoryRow.of(shown.sets(), shown.history());
        header(chosen, plan, state, rows);
        if (rows.isEmpty()
                && plan.isEmpty()
                && state.problems().isEmpty()
                && state.unreadable().isEmpty()
                && backups.jobs().running().isEmpty()) {
            setCenter(empty());
            return;
        }
        setCenter(host);
        cards.show(plan.flatMap(BackupPlan::schedule), shown.sets(), rows, shown.history());
        notes.getChildren().setAll(notes(state));
        notes.setManaged(!notes.getChildren().isEmpty());
        table.show(rows);
        if (other || table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().clearSelection();
            Platform.runLater(() -> selectNewest(rows)); // once there is a width
        }
        inspect(Optional.ofNullable(table.getSelectionModel().getSelectedItem()));
    }

    /// The newest set is looked at by itself where that covers nothing.
    private void selectNewest(List<HistoryRow> rows) {
        if (host.roomForBoth()
                && table.getSelectionModel().isEmpty()
                && table.getItems().equals(rows)) {
            firstSet(rows).ifPresent(table.getSelectionModel()::select);
        }
    }

    private static Optional<Integer> firstSet(List<HistoryRow> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).set().isPresent()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private void header(String chosen, Optional<BackupPlan> plan, BackupsState state, List<HistoryRow> rows) {
        header.setText(
                plan.map(BackupPlan::name).orElse(chosen.isEmpty() ? "All backups" : chosen),
                plan.map(BackupsPage::words).orElseGet(() -> "in " + home(state.folder())));
        header.setPills(pill(rows));
        var actions = new ArrayList<Node>();
        if (!chosen.isEmpty()) {
            actions.add(schedule(chosen, plan));
            actions.add(Buttons.primary("backup-now", "Back up now", () -> backups.backUpNow(chosen, plan)));
        }
        header.setActions(actions.toArray(Node[]::new));
    }

    private Node schedule(String chosen, Optional<BackupPlan> plan) {
        return Buttons.plain(
                "edit-schedule",
                plan.isPresent() ? "Edit schedule…" : "Schedule…",
                () -> plan.ifPresentOrElse(this::edit, () -> backups.schedule(chosen)));
    }

    private void edit(BackupPlan plan) {
        if (plan.fromLabels()) {
            backups.desk()
                    .toasts()
                    .show(
                            Tone.ACCENT,
                            "This plan is written in the compose file: change the label" + " backup.schedule there.");
        } else {
            backups.schedule(plan, true);
        }
    }

    private static Pill pill(List<HistoryRow> rows) {
        return rows.stream()
                .filter(row -> row.set().filter(BackupSet::safetyCopy).isEmpty())
                .findFirst()
                .map(row -> switch (row.tone()) {
                    case OK -> new Pill(Tone.OK, "healthy");
                    case BAD -> new Pill(Tone.BAD, "last run failed");
                    case WARN, NEUTRAL, ACCENT ->
                        new Pill(Tone.WARN, "last run: " + row.result().toLowerCase(Locale.ROOT));
                })
                .orElseGet(() -> new Pill(Tone.NEUTRAL, ""));
    }

    private static String words(BackupPlan plan) {
        return plan.schedule()
                        .map(schedule ->
                                schedule.words() + " (" + schedule.zone().getId() + ")")
                        .orElse("when asked")
                + (plan.retention().everything()
                        ? " · keep all"
                        : " · keep the last " + plan.retention().text())
                + " · to "
                + home(plan.destination())
                + (plan.fromLabels() ? " · from compose labels" : "");
    }

    /// A folder as people write it.
    static String home(Path folder) {
        var home = Path.of(System.getProperty("user.home", "/"));
        return folder.startsWith(home) ? "~/" + home.relativize(folder) : folder.toString();
    }

    private Node empty() {
        return new EmptyPane(
                Feather.ROTATE_CCW,
                "No backups yet",
                "A backup keeps the volumes of a stack as plain files, each read back after it was"
                        + " written. Open a stack and choose Back up now, or Schedule… to have it done"
                        + " every night.",
                Buttons.primary(
                        "open-stacks",
                        "Open a stack",
                        () -> backups.desk().navigator().openStack("")));
    }

    private static List<Node> notes(BackupsState state) {
        return Stream.concat(state.problems().stream(), state.unreadable().stream())
                .map(BackupsPage::note)
                .toList();
    }

    private static Node note(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        var box = new HBox(label);
        box.getStyleClass().addAll(Styles.BANNER, "rounded");
        Tone.WARN.applyTo(box);
        return box;
    }

    private void inspect(Optional<HistoryRow> row) {
        row.flatMap(HistoryRow::set)
                .ifPresentOrElse(set -> host.show(new SetInspector(set, backups)), host::hideInspector);
    }
}
