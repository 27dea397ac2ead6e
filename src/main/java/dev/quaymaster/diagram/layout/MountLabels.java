package dev.quaymaster.diagram.layout;

import dev.quaymaster.diagram.Box;
import dev.quaymaster.diagram.Edge;
import dev.quaymaster.diagram.Point;
import dev.quaymaster.diagram.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Finds room for the labels of mounts on their vertical pieces: not over a node, another label or
/// another edge. A mount whose label finds none goes without; it is dashed in any case.
final class MountLabels {

    private static final double STEP = 10;
    private static final double CLEARANCE = 3;
    private static final double FROM_ENDS = 24;

    private final Sketch sketch;
    private final List<Box> taken = new ArrayList<>();

    MountLabels(Sketch sketch) {
        this.sketch = sketch;
        taken.addAll(sketch.nodes.values());
        sketch.edges.values().forEach(route -> route.labelBox().ifPresent(taken::add));
    }

    void place(List<Edge> mounts) {
        for (var mount : mounts) {
            var route = Objects.requireNonNull(sketch.edges.get(mount.id()));
            var box = find(mount, route);
            box.ifPresent(taken::add);
            sketch.edges.put(mount.id(), new Route(route.points(), box));
        }
    }

    /// Tries the last vertical piece first and from its end, so that labels stand in one row above
    /// the storage.
    private Optional<Box> find(Edge mount, Route route) {
        double width = NodeSizes.labelWidth(mount.label());
        var points = route.points();
        for (int i = points.size() - 1; i > 0; i--) {
            var from = points.get(i - 1);
            var to = points.get(i);
            if (from.x() == to.x()) {
                var found = along(mount, from, to, width);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Box> along(Edge mount, Point from, Point to, double width) {
        double half = NodeSizes.LABEL_HEIGHT / 2;
        double highest = Math.min(from.y(), to.y()) + half + FROM_ENDS;
        double lowest = Math.max(from.y(), to.y()) - half - FROM_ENDS;
        for (double y = lowest; y >= highest; y -= STEP) {
            var box = new Box(from.x() - width / 2, y - half, width, NodeSizes.LABEL_HEIGHT);
            if (isFree(box.grown(CLEARANCE), mount.id())) {
                return Optional.of(box);
            }
        }
        return Optional.empty();
    }

    private boolean isFree(Box box, String own) {
        return taken.stream().noneMatch(box::overlaps)
                && sketch.edges.entrySet().stream()
                        .filter(edge -> !edge.getKey().equals(own))
                        .noneMatch(edge -> isCrossed(box, edge));
    }

    private static boolean isCrossed(Box box, Map.Entry<String, Route> edge) {
        var points = edge.getValue().points();
        for (int i = 1; i < points.size(); i++) {
            if (box.crossedBy(points.get(i - 1), points.get(i))) {
                return true;
            }
        }
        return false;
    }
}
