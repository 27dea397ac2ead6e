package dev.quaymaster.ui.stack;

import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Styles;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The command line that does the same as the button beside it, to be copied.
final class CommandBox extends HBox {

    /// Shows a line that follows what is chosen.
    ///
    /// @param line ready to be pasted into a shell
    CommandBox(ObservableValue<String> line) {
        super(12);
        var text = new Label();
        text.setId("equivalent-command");
        text.textProperty().bind(line);
        text.getStyleClass().add(Styles.MONO);
        text.setWrapText(true);
        text.setMinWidth(0);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var copy = Buttons.link("copy-command", "Copy equivalent command", () -> copy(line.getValue()));
        copy.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(text, copy);
        getStyleClass().add(Styles.CODE_BLOCK);
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(Region.USE_PREF_SIZE);
    }

    private static void copy(String line) {
        var content = new ClipboardContent();
        content.putString(line);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
