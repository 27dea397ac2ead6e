package dev.quaymaster.ui.diagram;

import dev.quaymaster.diagram.Box;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.StackPane;

/// What is drawn for a node of the diagram. It can be selected and focused; what it shows is up to
/// the subclasses.
abstract class NodeView extends StackPane {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final String nodeId;

    NodeView(String nodeId) {
        this.nodeId = nodeId;
        setId(Ids.node(nodeId));
        getStyleClass().add("diagram-node");
        setManaged(false);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
    }

    String nodeId() {
        return nodeId;
    }

    void moveTo(Box box) {
        resizeRelocate(box.x(), box.y(), box.width(), box.height());
    }

    void setSelected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }
}
