package dev.quaymaster.ui.kit;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Makes buttons in the few forms that the window has.
public final class Buttons {

    private Buttons() {}

    /// An ordinary button.
    ///
    /// @param id how tests and stylesheets find it
    /// @param text the action, in words
    /// @param action what it does, on the FX thread
    public static Button plain(String id, String text, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /// The main action of a screen or dialog.
    public static Button primary(String id, String text, Runnable action) {
        var button = plain(id, text, action);
        button.getStyleClass().add(Styles.PRIMARY);
        return button;
    }

    /// The main action of a dialog that destroys something.
    public static Button danger(String id, String text, Runnable action) {
        var button = primary(id, text, action);
        button.getStyleClass().add(Styles.DANGER);
        return button;
    }

    /// An action that reads as a link.
    public static Button link(String id, String text, Runnable action) {
        var button = plain(id, text, action);
        button.getStyleClass().add(Styles.LINK);
        return button;
    }

    /// A button of one icon, with its words in a tooltip and for screen readers.
    public static Button icon(String id, Ikon icon, String words, Runnable action) {
        var button = plain(id, "", action);
        button.setGraphic(new FontIcon(icon));
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        return button;
    }
}
