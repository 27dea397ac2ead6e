package dev.quaymaster.ui.backup;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.ui.kit.InspectorHost;
import dev.quaymaster.ui.kit.Styles;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The backups of one stack or volume in a tab of its page, with what can be done with each.
final class EmbeddedHistory extends StackPane {

    private final String subject;
    private final HistoryTable table = new HistoryTable();
    private final InspectorHost host;

    EmbeddedHistory(String subject, BackupsDesk backups) {
        this.subject = subject;
        var frame = new VBox(table);
        frame.getStyleClass().addAll(Styles.CARD, "table-card");
        var note = new Label("Also under Backups, with plans and schedules.");
        note.getStyleClass().add(Styles.MUTED);
        var page = new VBox(frame, new RunningCards(backups.jobs()), note);
        page.getStyleClass().add("embedded-history");
        host = new InspectorHost(page, () -> table.getSelectionModel().clearSelection());
        getChildren().add(host);
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> inspect(Optional.ofNullable(row).flatMap(HistoryRow::set), backups));
        backups.model().stateProperty().subscribe(state -> state.ifPresent(this::show));
    }

    private void show(BackupsState state) {
        var sets = state.sets().stream()
                .filter(set -> set.subject().equals(subject)
                        || set.manifest().volume(subject).isPresent())
                .toList();
        table.show(HistoryRow.of(sets, state.only(subject).history()));
    }

    private void inspect(Optional<BackupSet> set, BackupsDesk backups) {
        set.ifPresentOrElse(found -> host.show(new SetInspector(found, backups)), host::hideInspector);
    }
}
