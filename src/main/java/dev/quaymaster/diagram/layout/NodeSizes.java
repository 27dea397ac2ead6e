package dev.quaymaster.diagram.layout;

import dev.quaymaster.diagram.Box;
import dev.quaymaster.diagram.DiagramNode;
import dev.quaymaster.diagram.Zone;

/// The sizes of what is drawn, in pixels at 100 %. Volumes leave room for the longest text that can
/// come to stand below their name; longer names are cut by the view.
final class NodeSizes {

    /// Height of a label pill.
    static final double LABEL_HEIGHT = 20;

    private static final double LABEL_TEXT = 11;
    private static final double LABEL_PADDING = 16;
    private static final double CYLINDER_HEIGHT = 56;
    private static final double CYLINDER_LEAST = 128;
    private static final double CYLINDER_MOST = 220;
    private static final double CYLINDER_PADDING = 24;
    private static final String LONGEST_STATE = "412 MiB · backed up 02:00";

    private NodeSizes() {}

    /// A box of the node's size at 0, 0.
    static Box of(DiagramNode node) {
        return switch (node) {
            case DiagramNode.Browser _ -> new Box(0, 0, 118, 74);
            case DiagramNode.Service _ -> new Box(0, 0, 200, 88);
            case DiagramNode.Volume volume -> cylinder(volume.name(), LONGEST_STATE);
            case DiagramNode.Bind bind -> cylinder(bind.name(), bind.detail());
        };
    }

    private static Box cylinder(String name, String below) {
        double text = Math.max(TextWidth.semiBold(name, 12), TextWidth.regular(below, LABEL_TEXT));
        double width = Math.clamp(text + CYLINDER_PADDING, CYLINDER_LEAST, CYLINDER_MOST);
        return new Box(0, 0, 2 * Math.ceil(width / 2), CYLINDER_HEIGHT);
    }

    /// Width of a label pill.
    static double labelWidth(String label) {
        return Math.ceil(TextWidth.regular(label, LABEL_TEXT) + LABEL_PADDING);
    }

    /// Width of a zone's title.
    static double titleWidth(Zone zone) {
        return Math.ceil(TextWidth.semiBold(zone.title(), LABEL_TEXT)) + LABEL_PADDING;
    }
}
