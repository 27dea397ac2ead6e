package dev.quaymaster.diagram.export;

import dev.quaymaster.diagram.Box;
import dev.quaymaster.diagram.DiagramNode;
import dev.quaymaster.diagram.Edge;
import dev.quaymaster.diagram.LaidOutDiagram;
import dev.quaymaster.diagram.RoutePath;
import dev.quaymaster.diagram.Zone;
import dev.quaymaster.diagram.layout.TextWidth;

/// Writes a laid-out diagram as one SVG file that needs nothing else, icons included.
public final class SvgExport {

    private static final double PADDING = 12;
    private static final double ICON = 28;
    private static final double CAP = 8;

    private final LaidOutDiagram laidOut;
    private final SvgPalette palette;
    private final SvgText svg = new SvgText();

    private SvgExport(LaidOutDiagram laidOut, SvgPalette palette) {
        this.laidOut = laidOut;
        this.palette = palette;
    }

    /// Writes the diagram.
    ///
    /// @param laidOut what to draw
    /// @param palette in which colours
    /// @return the text of an SVG file
    public static String write(LaidOutDiagram laidOut, SvgPalette palette) {
        return new SvgExport(laidOut, palette).write();
    }

    private String write() {
        svg.open(laidOut.width(), laidOut.height(), laidOut.diagram().title());
        svg.rect(new Box(0, 0, laidOut.width(), laidOut.height()), 0, palette.ground, "none", "");
        laidOut.diagram().zones().forEach(this::zone);
        laidOut.diagram().edges().forEach(this::line);
        laidOut.diagram().nodes().forEach(this::node);
        laidOut.diagram().edges().forEach(this::label);
        return svg.close();
    }

    private void zone(Zone zone) {
        var frame = laidOut.frame(zone);
        svg.rect(frame, 8, palette.zone, palette.zoneLine, "stroke-dasharray=\"6 4\"");
        svg.text(zone.title(), frame.x() + 16, frame.y() + 24, 11, palette.accent, true, "start");
    }

    private void line(Edge edge) {
        var path = RoutePath.of(laidOut.route(edge));
        var dash = switch (edge.kind()) {
            case PUBLISHED, LINK -> "";
            case DEPENDS, FOLLOWS, SHARES_NETWORK, MOUNT -> " stroke-dasharray=\"4 3\"";
        };
        var said = edge.evidence().stream().map(Object::toString).toList();
        svg.titled(
                String.join("\n", said),
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/><path d=\"%s\" fill=\"%s\"/>"
                        .formatted(path.line(), palette.muted, dash, path.arrow(), palette.muted));
    }

    private void label(Edge edge) {
        laidOut.route(edge).labelBox().ifPresent(box -> {
            svg.rect(box, 10, palette.panel, palette.line, "");
            svg.text(edge.label(), box.centerX(), box.centerY() + 4, 11, palette.muted, false, "middle");
        });
    }

    private void node(DiagramNode node) {
        var box = laidOut.box(node.id());
        switch (node) {
            case DiagramNode.Browser browser -> browser(browser, box);
            case DiagramNode.Service service -> service(service, box);
            case DiagramNode.Volume volume -> cylinder(volume.name(), volume.detail(), box);
            case DiagramNode.Bind bind -> cylinder(bind.name(), bind.detail(), box);
        }
    }

    private void browser(DiagramNode.Browser browser, Box box) {
        svg.rect(box, 8, palette.panel, palette.line, "");
        middle(browser.name(), box, box.centerY() - 3, 13, true);
        middle(browser.reach(), box, box.centerY() + 16, 11, false);
    }

    private void service(DiagramNode.Service service, Box box) {
        svg.rect(box, 8, palette.panel, palette.line, "");
        svg.icon(service.kind().icon(), box.x() + PADDING, box.y() + PADDING, ICON);
        double x = box.x() + PADDING + ICON + 10;
        double room = box.right() - x - PADDING;
        svg.text(TextWidth.cut(service.name(), 14.5, room), x, box.y() + 25, 14, palette.text, true, "start");
        svg.text(TextWidth.cut(service.image(), 11, room), x, box.y() + 41, 11, palette.muted, false, "start");
        var others = String.join(", ", service.otherNetworks());
        if (!others.isEmpty()) {
            svg.text(
                    TextWidth.cut("also in " + others, 11, box.width() - 2 * PADDING),
                    box.x() + PADDING,
                    box.bottom() - PADDING,
                    11,
                    palette.muted,
                    false,
                    "start");
        }
    }

    private void cylinder(String name, String below, Box box) {
        svg.cylinder(box, CAP, palette.panel, palette.line);
        middle(TextWidth.cut(name, 12.5, box.width() - 16), box, box.y() + 31, 12, true);
        middle(TextWidth.cut(below, 11, box.width() - 12), box, box.y() + 46, 11, false);
    }

    private void middle(String text, Box box, double y, double size, boolean main) {
        svg.text(text, box.centerX(), y, size, main ? palette.text : palette.muted, main, "middle");
    }
}
