package dev.quaymaster.ui;

import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tasks;
import dev.quaymaster.ui.kit.Tone;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The line above every screen while the settings can't be read: nothing is kept, deleted or
/// overwritten until they can.
final class SettingsNotice extends HBox {

    private final Label text = new Label();
    private final Supplier<Optional<String>> look;
    private final Tasks tasks;

    /// Creates the line.
    ///
    /// @param known what is known now
    /// @param look reads the file again; may block
    SettingsNotice(Optional<String> known, Supplier<Optional<String>> look, Tasks tasks) {
        this.look = look;
        this.tasks = tasks;
        setId("settings-notice");
        getStyleClass().add(Styles.BANNER);
        Tone.BAD.applyTo(this);
        text.setId("settings-notice-text");
        text.setWrapText(true);
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(text, Buttons.link("settings-again", "Look again", this::lookAgain));
        show(known);
    }

    /// Reads the file again, off the FX thread.
    void lookAgain() {
        tasks.run(look::get, this::show);
    }

    private void show(Optional<String> notice) {
        text.setText(notice.orElse(""));
        setVisible(notice.isPresent());
        setManaged(notice.isPresent());
    }
}
