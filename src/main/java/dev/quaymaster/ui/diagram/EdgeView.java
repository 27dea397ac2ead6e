package dev.quaymaster.ui.diagram;

import dev.quaymaster.diagram.Edge;
import dev.quaymaster.diagram.EdgeKind;
import dev.quaymaster.diagram.Route;
import dev.quaymaster.diagram.RoutePath;
import dev.quaymaster.diagram.link.Evidence;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.shape.SVGPath;

/// A connection: line, arrow and label. Where it was read stands in the tooltip of both.
final class EdgeView {

    private static final PseudoClass RELATED = PseudoClass.getPseudoClass("related");

    private final Edge edge;
    private final SVGPath reach = path("edge-reach");
    private final SVGPath line = path("edge-line");
    private final SVGPath arrow = path("edge-arrow");
    private final Group lines = new Group(reach, line, arrow);
    private final Label label = new Label();

    EdgeView(Edge edge) {
        this.edge = edge;
        lines.setId(Ids.edge(edge.id()));
        lines.getStyleClass().addAll("edge", styleClass(edge.kind()));
        label.setText(edge.label());
        label.setId(lines.getId() + "-label");
        label.getStyleClass().add("edge-label");
        label.setManaged(false);
        var said = new Tooltip(evidence(edge));
        label.setTooltip(said);
        Tooltip.install(lines, said);
    }

    private static SVGPath path(String styleClass) {
        var path = new SVGPath();
        path.getStyleClass().add(styleClass);
        return path;
    }

    private static String styleClass(EdgeKind kind) {
        return "edge-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String evidence(Edge edge) {
        return edge.evidence().stream().map(Evidence::toString).collect(Collectors.joining("\n"));
    }

    Group lines() {
        return lines;
    }

    Label label() {
        return label;
    }

    void moveTo(Route route) {
        var path = RoutePath.of(route);
        reach.setContent(path.line());
        line.setContent(path.line());
        arrow.setContent(path.arrow());
        label.setVisible(route.labelBox().isPresent());
        route.labelBox().ifPresent(box -> label.resizeRelocate(box.x(), box.y(), box.width(), box.height()));
    }

    /// Brings out the edges of the selected node.
    void setSelectedNode(String selected) {
        boolean related = edge.from().equals(selected) || edge.to().equals(selected);
        lines.pseudoClassStateChanged(RELATED, related);
        label.pseudoClassStateChanged(RELATED, related);
        if (related) {
            lines.toFront();
        }
    }
}
