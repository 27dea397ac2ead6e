package dev.quaymaster.ui.kit;

import dev.quaymaster.compose.Secrets;
import dev.quaymaster.words.VisibleText;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// Short messages in the lower right corner: good news leaves by itself, bad news stays until it is
/// closed.
public final class Toasts extends VBox {

    private static final int AT_MOST = 4;

    /// Creates an empty stack of messages.
    public Toasts() {
        setId("toasts");
        setSpacing(8);
        setPadding(new Insets(0, 16, 40, 0));
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
    }

    /// Shows a message.
    ///
    /// @param tone how good or bad the news is
    /// @param text what happened, to what, and what next
    public void show(Tone tone, String text) {
        var toast = add(tone, text);
        if (tone != Tone.BAD) {
            var leave = new PauseTransition(Duration.seconds(6));
            leave.setOnFinished(event -> getChildren().remove(toast));
            leave.play();
        }
    }

    /// Shows a message that stays until it is closed, however good or bad.
    ///
    /// @param tone how good or bad the news is
    /// @param text what happened, to what, and what next
    public void keep(Tone tone, String text) {
        add(tone, text);
    }

    private HBox add(Tone tone, String text) {
        var label = new Label(VisibleText.lines(Secrets.masked(text)));
        label.setWrapText(true);
        label.setMaxWidth(340);
        HBox.setHgrow(label, Priority.ALWAYS);
        var toast = new HBox(new StateDot(tone), label);
        toast.getChildren()
                .add(Buttons.icon(
                        "close-toast",
                        Feather.X,
                        "Close this message",
                        () -> getChildren().remove(toast)));
        toast.getStyleClass().add("toast");
        getChildren().add(toast);
        if (getChildren().size() > AT_MOST) {
            getChildren().removeFirst();
        }
        return toast;
    }
}
