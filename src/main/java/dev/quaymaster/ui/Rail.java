package dev.quaymaster.ui;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The thin column at the left that chooses the screen.
final class Rail extends VBox {

    private final Map<ScreenId, ToggleButton> buttons = new EnumMap<>(ScreenId.class);
    private final ToggleGroup group = new ToggleGroup();

    /// Creates the rail.
    ///
    /// @param places the screens there are
    /// @param onChoose takes the chosen place, also when it is chosen again
    Rail(Set<ScreenId> places, Consumer<ScreenId> onChoose) {
        getStyleClass().add("rail");
        for (var place : places) {
            if (place == ScreenId.SETTINGS) {
                var space = new Region();
                VBox.setVgrow(space, Priority.ALWAYS);
                getChildren().add(space);
            }
            getChildren().add(button(place, onChoose));
        }
    }

    private ToggleButton button(ScreenId place, Consumer<ScreenId> onChoose) {
        var button = new ToggleButton("", new FontIcon(place.icon()));
        button.setId("rail-" + place.id());
        button.getStyleClass().add("rail-button");
        button.setTooltip(new Tooltip(place.words()));
        button.setAccessibleText(place.words());
        button.setToggleGroup(group);
        button.setOnAction(event -> {
            button.setSelected(true);
            onChoose.accept(place);
        });
        buttons.put(place, button);
        return button;
    }

    /// Marks a place as the one shown.
    ///
    /// @param place the screen in front
    void mark(ScreenId place) {
        var button = buttons.get(place);
        if (button != null) {
            button.setSelected(true);
        }
    }
}
