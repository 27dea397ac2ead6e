package dev.quaymaster.ui.backup;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Desk;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.VBox;

/// Asks which of several sets is meant.
final class SetChoice {

    private final Desk desk;
    private final List<BackupSet> sets;
    private final Consumer<BackupSet> onChoice;

    SetChoice(Desk desk, List<BackupSet> sets, Consumer<BackupSet> onChoice) {
        this.desk = desk;
        this.sets = sets;
        this.onChoice = onChoice;
    }

    void show() {
        var table = new HistoryTable();
        table.show(HistoryRow.of(sets, List.of()));
        table.getSelectionModel().select(0);
        table.setMaxHeight(320);
        var go = Buttons.primary(
                "choose-set",
                "Continue…",
                () -> table.getSelectionModel()
                        .getSelectedItem()
                        .set()
                        .ifPresent(set -> desk.dialogs().closeAnd(() -> onChoice.accept(set))));
        go.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        desk.dialogs().show(desk.dialogs().card("Which backup?", 720, List.of(new VBox(table)), go));
    }
}
