package dev.quaymaster.ui.diagram;

import dev.quaymaster.diagram.DiagramNode;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Whoever reaches the published ports.
final class BrowserCard extends NodeView {

    BrowserCard(DiagramNode.Browser browser) {
        super(browser.id());
        getStyleClass().add("node-card");
        var name = new Label(browser.name());
        name.getStyleClass().add("node-name");
        var reach = new Label(browser.reach());
        reach.getStyleClass().add("node-detail");
        var lines = new VBox(name, reach);
        lines.getStyleClass().add("browser-lines");
        getChildren().add(lines);
        setAccessibleText(browser.name() + " on " + browser.reach());
    }
}
