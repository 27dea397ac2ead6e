package dev.quaymaster.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a screen shows when it cannot do its job: what happened, why, and a way to try again.
public final class ErrorPane extends VBox {

    /// Creates the pane.
    ///
    /// @param what what could not be done, to what
    /// @param why the reason and the next step, in plain words
    /// @param retry tries it again
    public ErrorPane(String what, String why, Runnable retry) {
        getStyleClass().addAll("empty-pane", "error-pane");
        var heading = new Label(what);
        heading.getStyleClass().add(Styles.PANEL_TITLE);
        heading.setWrapText(true);
        var text = new Label(why);
        text.setId("error-why");
        text.getStyleClass().add(Styles.MUTED);
        text.setWrapText(true);
        text.setTextAlignment(TextAlignment.CENTER);
        text.setMaxWidth(560);
        var buttons = new HBox(8, Buttons.plain("retry", "Try again", retry));
        buttons.setAlignment(Pos.CENTER);
        getChildren().addAll(new FontIcon(Feather.ALERT_CIRCLE), heading, text, buttons);
    }
}
