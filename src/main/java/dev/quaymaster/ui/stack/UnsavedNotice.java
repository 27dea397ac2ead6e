package dev.quaymaster.ui.stack;

import dev.quaymaster.ui.kit.Pill;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Says above a view that it shows what is typed and not what is saved.
final class UnsavedNotice extends HBox {

    UnsavedNotice(String text) {
        setId("drawn-unsaved");
        getStyleClass().add(Styles.BANNER);
        Tone.WARN.applyTo(this);
        getChildren().addAll(new Pill(Tone.WARN, "not saved"), new Label(text));
    }
}
