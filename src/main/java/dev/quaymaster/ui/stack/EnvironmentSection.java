package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.Secrets;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Styles;
import java.util.Optional;
import java.util.SortedMap;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A service's environment, secrets masked until the user asks to see them.
final class EnvironmentSection extends VBox {

    private final SimpleBooleanProperty revealed = new SimpleBooleanProperty();

    /// Creates the section.
    ///
    /// @param environment variables by name; an absent value is taken out of the container
    EnvironmentSection(SortedMap<String, Optional<String>> environment) {
        super(4);
        setId("inspector-environment");
        boolean secret = false;
        for (var variable : environment.entrySet()) {
            var value = variable.getValue().orElse("");
            var masked = Secrets.masked(variable.getKey(), value);
            secret |= !masked.equals(value);
            var line = new Label();
            line.getStyleClass().add(Styles.MONO);
            line.setWrapText(true);
            line.textProperty().bind(revealed.map(open -> variable.getKey() + "=" + (open ? value : masked)));
            getChildren().add(line);
        }
        if (secret) {
            var reveal = Buttons.link("reveal", "", () -> revealed.set(!revealed.get()));
            reveal.textProperty().bind(revealed.map(open -> open ? "hide" : "reveal"));
            getChildren().add(reveal);
        }
    }
}
