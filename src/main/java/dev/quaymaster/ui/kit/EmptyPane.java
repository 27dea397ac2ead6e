package dev.quaymaster.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a screen shows when there is nothing yet: what it is for and the first step.
public final class EmptyPane extends VBox {

    /// Creates the pane.
    ///
    /// @param icon the screen's icon
    /// @param title what is missing, in a few words
    /// @param sentence what the screen is for
    /// @param actions the first step, usually one button
    public EmptyPane(Ikon icon, String title, String sentence, Node... actions) {
        getStyleClass().add("empty-pane");
        var heading = new Label(title);
        heading.getStyleClass().add(Styles.PANEL_TITLE);
        var text = new Label(sentence);
        text.getStyleClass().add(Styles.MUTED);
        text.setWrapText(true);
        text.setTextAlignment(TextAlignment.CENTER);
        text.setMaxWidth(460);
        getChildren().addAll(new FontIcon(icon), heading, text);
        getChildren().addAll(actions);
    }
}
