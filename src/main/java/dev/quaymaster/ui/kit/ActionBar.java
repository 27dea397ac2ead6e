package dev.quaymaster.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;

/// Buttons in a row; those that do not fit the width go into a "…" menu before the last.
public final class ActionBar extends HBox {

    private static final double NARROW = 900;

    private final MenuButton more = new MenuButton("…");
    private List<Node> actions = List.of();

    /// Creates an empty bar.
    public ActionBar() {
        setSpacing(8);
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(USE_PREF_SIZE);
        more.setId("more-actions");
        more.setAccessibleText("More actions");
        sceneProperty().flatMap(scene -> scene.widthProperty()).subscribe(width -> arrange());
    }

    /// Changes the buttons.
    ///
    /// @param newActions from left to right, the most important last
    public void setActions(Node... newActions) {
        actions = List.of(newActions);
        arrange();
    }

    private void arrange() {
        boolean narrow =
                getScene() != null && getScene().getWidth() > 0 && getScene().getWidth() < NARROW + 200;
        if (!narrow || actions.size() <= 3) {
            place(actions);
            return;
        }
        int hidden = actions.size() - 2;
        var shown = new ArrayList<Node>(actions.subList(hidden, actions.size()));
        more.getItems()
                .setAll(actions.subList(0, hidden).stream()
                        .map(ActionBar::asItem)
                        .toList());
        shown.addFirst(more);
        place(shown);
    }

    /// Buttons that stay are not taken out for a moment: a question beside one would go with it.
    private void place(List<Node> shown) {
        if (!getChildren().equals(shown)) {
            getChildren().setAll(shown);
        }
    }

    private static MenuItem asItem(Node action) {
        var button = (Button) action;
        var item = new MenuItem();
        item.textProperty().bind(button.textProperty());
        item.disableProperty().bind(button.disableProperty());
        item.visibleProperty().bind(button.visibleProperty());
        item.setOnAction(event -> button.fire());
        return item;
    }
}
