package dev.quaymaster.ui.editor;

import dev.quaymaster.editor.KeptVersion;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;

/// The versions of a file that were saved over, and what would change if one came back.
final class VersionsPane extends SidePane {

    private final EditorViewModel model;
    private final BooleanSupplier secretsShown;
    private final ListView<KeptVersion> versions;
    private final DiffList diff;
    private final Button restore;
    private @Nullable EditorDocument document;
    private String text = "";

    VersionsPane(EditorViewModel model, BooleanSupplier secretsShown) {
        this(
                model,
                secretsShown,
                new ListView<>(),
                new DiffList("version-diff"),
                Buttons.plain("restore-version", "Restore", () -> {}));
    }

    private VersionsPane(
            EditorViewModel model,
            BooleanSupplier secretsShown,
            ListView<KeptVersion> versions,
            DiffList diff,
            Button restore) {
        super("versions-pane", "Kept versions", new SplitPane(versions, diff), restore);
        this.model = model;
        this.secretsShown = secretsShown;
        this.versions = versions;
        this.diff = diff;
        this.restore = restore;
        if (getCenter() instanceof SplitPane split) {
            split.setOrientation(Orientation.VERTICAL);
            split.setDividerPositions(0.3);
        }
        versions.setId("versions");
        versions.getStyleClass().add("version-list");
        versions.setCellFactory(view -> new VersionCell());
        var none = new Label("A version is kept whenever you save.");
        none.getStyleClass().add(Styles.MUTED);
        versions.setPlaceholder(none);
        versions.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        restore.setOnAction(event -> restore());
    }

    /// Lists the versions of a file.
    void show(EditorDocument wanted) {
        document = wanted;
        model.versions(wanted.path(), list -> {
            versions.getItems().setAll(list);
            versions.getSelectionModel().selectFirst();
            chosen(versions.getSelectionModel().getSelectedItem());
        });
    }

    private void chosen(@Nullable KeptVersion version) {
        restore.setDisable(true);
        diff.getItems().clear();
        var of = document;
        if (version == null || of == null) {
            setHeading("Kept versions");
            return;
        }
        model.read(version, read -> {
            text = read;
            var typed = of.textProperty().get();
            var change = ChangesPane.difference(of, typed, read, secretsShown.getAsBoolean());
            diff.show(change);
            restore.setDisable(change.isEmpty());
            setHeading(ChangesPane.words("Restoring it changes", change));
        });
    }

    /// Puts the version into the editor; it can be undone there and is not saved yet.
    private void restore() {
        if (document != null) {
            document.textProperty().set(text);
            chosen(versions.getSelectionModel().getSelectedItem());
        }
    }

    private static final class VersionCell extends ListCell<KeptVersion> {

        @Override
        protected void updateItem(@Nullable KeptVersion version, boolean empty) {
            super.updateItem(version, empty);
            setText(
                    version == null || empty
                            ? null
                            : "Until " + Words.moment(version.until(), Instant.now(), ZoneId.systemDefault()));
        }
    }
}
