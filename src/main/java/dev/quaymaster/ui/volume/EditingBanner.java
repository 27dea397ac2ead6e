package dev.quaymaster.ui.volume;

import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The line that says why a volume is shown read-only, or that it is not.
final class EditingBanner extends HBox {

    private final Label text = new Label();
    private final Button allow;

    EditingBanner(Runnable onAllow) {
        setId("editing-banner");
        getStyleClass().add(Styles.BANNER);
        Tone.WARN.applyTo(this);
        text.setId("editing-banner-text");
        text.setMinWidth(0);
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        allow = Buttons.link("allow-editing", "Allow editing…", onAllow);
        getChildren().addAll(text, allow);
    }

    /// Shows how the volume stands.
    ///
    /// @param volume who uses it, and whether it is locked
    /// @param allowed whether the user allowed changes
    void show(VolumeSummary volume, boolean allowed) {
        var who = volume.runningServices();
        var reason = volume.protection().reason();
        var locked = !reason.isEmpty();
        if (locked) {
            text.setText(reason);
        } else if (allowed) {
            text.setText("This volume is in use by " + who + ", and editing is allowed.");
        } else {
            text.setText("This volume is in use by "
                    + who
                    + ". Browsing is read-only; allow editing only if you have stopped"
                    + " it.");
        }
        var visible = locked || !who.isEmpty();
        setVisible(visible);
        setManaged(visible);
        allow.setVisible(!locked && !allowed);
    }
}
