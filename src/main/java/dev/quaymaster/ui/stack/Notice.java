package dev.quaymaster.ui.stack;

import dev.quaymaster.ui.kit.Pill;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Says above a view that it does not show what is saved.
final class Notice extends HBox {

    private Notice(String id, String pill, String text) {
        setId(id);
        getStyleClass().add(Styles.BANNER);
        Tone.WARN.applyTo(this);
        getChildren().addAll(new Pill(Tone.WARN, pill), new Label(text));
    }

    /// What is shown is typed and not saved.
    static Notice unsaved(String text) {
        return new Notice("drawn-unsaved", "not saved", text);
    }

    /// What is shown is from before the file had errors.
    static Notice earlier(String text) {
        return new Notice("drawn-earlier", "as it was", text);
    }
}
