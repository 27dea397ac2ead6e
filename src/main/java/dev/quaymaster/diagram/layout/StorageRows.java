package dev.quaymaster.diagram.layout;

import dev.quaymaster.diagram.Box;
import dev.quaymaster.diagram.Diagram;
import dev.quaymaster.diagram.DiagramNode;
import dev.quaymaster.diagram.EdgeKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts volumes and binds in rows below the services, each as near to below its users as the others
/// allow.
final class StorageRows {

    private static final double ABOVE = 72;
    private static final double BETWEEN_ROWS = 64;
    private static final double GAP = 28;
    private static final double NARROWEST_ROW = 720;

    private final Diagram diagram;

    StorageRows(Diagram diagram) {
        this.diagram = diagram;
    }

    void placeIn(Sketch sketch) {
        var services = sketch.bounds();
        var items = new ArrayList<Spread.Item>();
        for (var node : diagram.nodes()) {
            if (ServicePlaces.isStorage(node)) {
                double width = NodeSizes.of(node).width();
                items.add(new Spread.Item(node.id(), wishedCenter(node, width, sketch), width));
            }
        }
        items.sort(Comparator.comparingDouble(Spread.Item::wish));
        double total = items.stream().mapToDouble(item -> item.width() + GAP).sum();
        int rows = (int) Math.ceil(total / Math.max(NARROWEST_ROW, services.width() + GAP));
        double y = services.bottom() + ABOVE;
        for (int row = 0; row < rows; row++) {
            placeRow(every(items, rows, row), y, sketch);
            y += NodeSizes.of(node(items.getFirst())).height() + BETWEEN_ROWS;
        }
    }

    private static List<Spread.Item> every(List<Spread.Item> items, int rows, int row) {
        var picked = new ArrayList<Spread.Item>();
        for (int i = row; i < items.size(); i += rows) {
            picked.add(items.get(i));
        }
        return picked;
    }

    private void placeRow(List<Spread.Item> items, double y, Sketch sketch) {
        var centers = Spread.centers(items, GAP);
        for (int i = 0; i < items.size(); i++) {
            var size = NodeSizes.of(node(items.get(i)));
            double center = Math.rint(centers.get(i));
            sketch.nodes.put(items.get(i).id(), new Box(center - size.width() / 2, y, size.width(), size.height()));
        }
    }

    private DiagramNode node(Spread.Item item) {
        return diagram.node(item.id()).orElseThrow();
    }

    /// Below the middle of its users; beside a user's column where another service stands below it.
    private double wishedCenter(DiagramNode storage, double width, Sketch sketch) {
        return diagram.edges().stream()
                .filter(edge -> edge.kind() == EdgeKind.MOUNT && edge.to().equals(storage.id()))
                .map(edge -> sketch.box(edge.from()))
                .mapToDouble(user -> isFreeBelow(user, sketch) ? user.centerX() : user.x() - width)
                .average()
                .orElse(0);
    }

    private static boolean isFreeBelow(Box user, Sketch sketch) {
        return sketch.nodes.values().stream()
                .noneMatch(
                        other -> other.y() > user.y() && other.x() < user.centerX() && other.right() > user.centerX());
    }
}
