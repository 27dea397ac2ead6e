package dev.quaymaster.ui.kit;

import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// Keeps what is drawn in a region from showing outside of it.
public final class Clip {

    private Clip() {}

    /// Cuts a region's content at its edges, whatever its size becomes.
    ///
    /// @param region what is cut
    public static void atEdgesOf(Region region) {
        var edges = new Rectangle();
        edges.widthProperty().bind(region.widthProperty());
        edges.heightProperty().bind(region.heightProperty());
        region.setClip(edges);
    }
}
