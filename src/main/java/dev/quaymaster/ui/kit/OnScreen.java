package dev.quaymaster.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Whether somebody can see a part of the window: work that only feeds the eye rests meanwhile.
public final class OnScreen {

    private OnScreen() {}

    /// Whether a node is part of a window that is shown and not minimised. False while another
    /// screen stands in its place; tabs behind others are not told apart.
    ///
    /// @param node the part
    public static ObservableValue<Boolean> of(Node node) {
        return node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(OnScreen::shown)
                .orElse(false);
    }

    private static ObservableValue<Boolean> shown(Window window) {
        return window instanceof Stage stage
                ? stage.showingProperty()
                        .flatMap(showing -> stage.iconifiedProperty().map(away -> showing && !away))
                : window.showingProperty().map(showing -> showing);
    }
}
