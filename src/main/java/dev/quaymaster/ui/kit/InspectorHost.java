package dev.quaymaster.ui.kit;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// Content with an inspector at its right: beside it where there is room, over it in a narrow
/// window.
public final class InspectorHost extends StackPane {

    private static final double INSPECTOR_WIDTH = 318;
    private static final double ROOM_FOR_BOTH = 860;

    private final Node content;
    private final ScrollPane inspector = new ScrollPane();
    private final Button close;

    /// Creates a host without an inspector.
    ///
    /// @param content what the inspector stands beside
    /// @param onClose called when the user closes the inspector
    public InspectorHost(Region content, Runnable onClose) {
        this.content = content;
        inspector.setFitToWidth(true);
        inspector.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        inspector.getStyleClass().add("inspector-host");
        inspector.setMinWidth(INSPECTOR_WIDTH);
        inspector.setPrefWidth(INSPECTOR_WIDTH);
        inspector.setMaxWidth(INSPECTOR_WIDTH);
        inspector.setVisible(false);
        close = Buttons.icon("close-inspector", Feather.X, "Close the details", () -> {
            hideInspector();
            onClose.run();
        });
        close.getStyleClass().add("flat");
        StackPane.setAlignment(inspector, Pos.CENTER_RIGHT);
        StackPane.setAlignment(close, Pos.TOP_RIGHT);
        StackPane.setMargin(close, new Insets(8, 12, 0, 0));
        getChildren().addAll(content, inspector, close);
        widthProperty().subscribe(this::arrange);
    }

    /// Shows an inspector.
    ///
    /// @param panel its content
    public void show(Region panel) {
        inspector.setContent(panel);
        inspector.setVisible(true);
        arrange();
    }

    /// Takes the inspector away.
    public void hideInspector() {
        inspector.setVisible(false);
        arrange();
    }

    /// Whether both fit side by side; else the inspector covers a part of the content.
    public boolean roomForBoth() {
        return getWidth() >= ROOM_FOR_BOTH;
    }

    private void arrange() {
        boolean beside = inspector.isVisible() && roomForBoth();
        StackPane.setMargin(content, new Insets(0, beside ? INSPECTOR_WIDTH : 0, 0, 0));
        close.setVisible(inspector.isVisible());
        inspector.pseudoClassStateChanged(OVER, !beside);
    }

    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
}
