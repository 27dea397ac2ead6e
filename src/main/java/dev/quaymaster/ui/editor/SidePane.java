package dev.quaymaster.ui.editor;

import dev.quaymaster.ui.kit.Styles;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What stands beside the source: a heading, actions, content.
class SidePane extends BorderPane {

    private final Label heading = new Label();

    /// Creates a pane.
    ///
    /// @param id how tests and stylesheets find it
    /// @param title what it shows
    /// @param content below the heading
    /// @param actions right of the heading
    SidePane(String id, String title, Node content, Node... actions) {
        setId(id);
        getStyleClass().add("side-pane");
        heading.setText(title);
        heading.setId(id + "-heading");
        heading.getStyleClass().add(Styles.MUTED);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, heading, space);
        head.getChildren().addAll(actions);
        head.getStyleClass().add("side-head");
        setTop(head);
        setCenter(content);
        setMinWidth(200);
    }

    /// Changes the heading.
    void setHeading(String text) {
        heading.setText(text);
    }
}
