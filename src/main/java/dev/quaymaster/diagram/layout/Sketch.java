package dev.quaymaster.diagram.layout;

import dev.quaymaster.diagram.Box;
import dev.quaymaster.diagram.Diagram;
import dev.quaymaster.diagram.LaidOutDiagram;
import dev.quaymaster.diagram.Point;
import dev.quaymaster.diagram.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A picture that is being put together.
final class Sketch {

    private static final double MARGIN = 16;

    final Map<String, Box> nodes = new LinkedHashMap<>();
    final Map<String, Route> edges = new LinkedHashMap<>();
    final Map<String, Box> zones = new LinkedHashMap<>();

    Box box(String id) {
        return Objects.requireNonNull(nodes.get(id), id);
    }

    /// The smallest box around everything that was put down so far.
    Box bounds() {
        var all = new ArrayList<Box>();
        all.addAll(nodes.values());
        all.addAll(zones.values());
        edges.values().forEach(route -> addTo(all, route));
        double left = all.stream().mapToDouble(Box::x).min().orElse(0);
        double top = all.stream().mapToDouble(Box::y).min().orElse(0);
        double right = all.stream().mapToDouble(Box::right).max().orElse(0);
        double bottom = all.stream().mapToDouble(Box::bottom).max().orElse(0);
        return new Box(left, top, right - left, bottom - top);
    }

    private static void addTo(List<Box> all, Route route) {
        route.points().forEach(point -> all.add(new Box(point.x(), point.y(), 0, 0)));
        route.labelBox().ifPresent(all::add);
    }

    /// Moves everything to start at a margin and puts it in the diagram's order.
    LaidOutDiagram finish(Diagram diagram) {
        var bounds = bounds();
        double dx = MARGIN - bounds.x();
        double dy = MARGIN - bounds.y();
        var movedNodes = new LinkedHashMap<String, Box>();
        diagram.nodes().forEach(node -> movedNodes.put(node.id(), box(node.id()).moved(dx, dy)));
        var movedEdges = new LinkedHashMap<String, Route>();
        diagram.edges()
                .forEach(edge ->
                        movedEdges.put(edge.id(), moved(Objects.requireNonNull(edges.get(edge.id())), dx, dy)));
        var movedZones = new LinkedHashMap<String, Box>();
        zones.forEach((id, frame) -> movedZones.put(id, frame.moved(dx, dy)));
        return new LaidOutDiagram(
                diagram, movedNodes, movedEdges, movedZones, bounds.width() + 2 * MARGIN, bounds.height() + 2 * MARGIN);
    }

    private static Route moved(Route route, double dx, double dy) {
        List<Point> points = route.points().stream().map(p -> p.plus(dx, dy)).toList();
        return new Route(points, route.labelBox().map(box -> box.moved(dx, dy)));
    }
}
