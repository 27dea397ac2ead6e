package dev.quaymaster.ui.diagram;

import dev.quaymaster.diagram.Box;
import dev.quaymaster.diagram.Zone;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// The frame of a network.
final class ZoneView extends StackPane {

    ZoneView(Zone zone) {
        setId(Ids.node(zone.id()));
        getStyleClass().add("zone");
        setManaged(false);
        setMouseTransparent(true);
        var title = new Label(zone.title());
        title.getStyleClass().add("zone-title");
        StackPane.setAlignment(title, Pos.TOP_LEFT);
        getChildren().add(title);
    }

    void moveTo(Box box) {
        resizeRelocate(box.x(), box.y(), box.width(), box.height());
    }
}
