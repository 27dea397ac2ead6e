package dev.quaymaster.diagram.layout;

import dev.quaymaster.diagram.Box;
import dev.quaymaster.diagram.Diagram;
import dev.quaymaster.diagram.Edge;
import dev.quaymaster.diagram.EdgeKind;
import dev.quaymaster.diagram.Point;
import dev.quaymaster.diagram.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Leads each mount from the bottom of its service to the top of its storage, around everything
/// that is already placed. Short ways are taken first, so that they stay straight.
final class MountRouter {

    private static final double CLEARANCE = 9;
    private static final double INSET = 24;
    private static final double STUB = 10;
    private static final double ARROW = 18;

    private final Diagram diagram;

    MountRouter(Diagram diagram) {
        this.diagram = diagram;
    }

    void routeIn(Sketch sketch) {
        var mounts = diagram.edges().stream()
                .filter(edge -> edge.kind() == EdgeKind.MOUNT)
                .sorted(Comparator.comparingDouble(edge -> sideways(edge, sketch)))
                .toList();
        if (mounts.isEmpty()) {
            return;
        }
        var grid = grid(sketch);
        var search = new PathSearch(grid);
        for (var mount : mounts) {
            var points = way(sketch.box(mount.from()), sketch.box(mount.to()), grid, search);
            grid.occupy(points);
            sketch.edges.put(mount.id(), new Route(points, Optional.empty()));
        }
        new MountLabels(sketch).place(mounts);
    }

    private static double sideways(Edge edge, Sketch sketch) {
        return Math.abs(
                sketch.box(edge.from()).centerX() - sketch.box(edge.to()).centerX());
    }

    private RoutingGrid grid(Sketch sketch) {
        var grid = new RoutingGrid(sketch.bounds());
        sketch.nodes.values().forEach(box -> grid.block(box.grown(CLEARANCE)));
        for (var zone : diagram.zones()) {
            var frame = sketch.zones.get(zone.id());
            if (frame != null) {
                grid.block(new Box(frame.x(), frame.y(), NodeSizes.titleWidth(zone), 32));
            }
        }
        for (var route : sketch.edges.values()) {
            grid.occupy(route.points());
            route.labelBox().ifPresent(box -> grid.block(box.grown(CLEARANCE / 2)));
        }
        return grid;
    }

    private static List<Point> way(Box from, Box to, RoutingGrid grid, PathSearch search) {
        var starts = span(from, grid.rowBelow(from.bottom() + STUB), grid);
        var ends = span(to, grid.rowAbove(to.y() - ARROW), grid);
        var found = search.find(starts, ends);
        if (found.isEmpty()) {
            found = bentOnce(from, to);
        }
        var points = new ArrayList<Point>();
        points.add(new Point(found.getFirst().x(), from.bottom()));
        points.addAll(found);
        points.add(new Point(found.getLast().x(), to.y()));
        var bends = simplified(points);
        double end = centered(found.getLast(), ends.best(), to.centerX(), grid);
        double start = centered(found.getFirst(), starts.best(), from.centerX(), grid);
        moveTo(end, bends, bends.size() - 2);
        moveTo(start, bends, 0);
        return bends;
    }

    /// Moves a vertical piece sideways by less than a grid cell.
    private static void moveTo(double x, List<Point> points, int first) {
        points.set(first, new Point(x, points.get(first).y()));
        points.set(first + 1, new Point(x, points.get(first + 1).y()));
    }

    private static List<Point> simplified(List<Point> points) {
        var kept = new ArrayList<Point>();
        for (var point : points) {
            int size = kept.size();
            if (size > 1
                    && kept.get(size - 2).x() == kept.getLast().x()
                    && kept.getLast().x() == point.x()) {
                kept.removeLast();
            }
            kept.add(point);
        }
        return kept;
    }

    private static PathSearch.Span span(Box box, int row, RoutingGrid grid) {
        return new PathSearch.Span(
                row, grid.column(box.x() + INSET), grid.column(box.right() - INSET), grid.column(box.centerX()));
    }

    /// A way that minds nothing, for the case that everything is blocked.
    private static List<Point> bentOnce(Box from, Box to) {
        double y = to.y() - ARROW;
        return List.of(new Point(from.centerX(), y), new Point(to.centerX(), y));
    }

    /// The exact middle instead of the grid line nearest to it.
    private static double centered(Point point, int best, double center, RoutingGrid grid) {
        return grid.column(point.x()) == best ? center : point.x();
    }
}
