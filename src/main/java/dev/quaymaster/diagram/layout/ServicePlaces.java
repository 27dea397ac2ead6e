package dev.quaymaster.diagram.layout;

import dev.quaymaster.diagram.Box;
import dev.quaymaster.diagram.Diagram;
import dev.quaymaster.diagram.DiagramNode;
import dev.quaymaster.diagram.Edge;
import dev.quaymaster.diagram.EdgeKind;
import dev.quaymaster.diagram.Point;
import dev.quaymaster.diagram.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkConnectableShape;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Sets the browser and the services from left to right inside their zones, with Eclipse's layered
/// algorithm. A stack of two services is one block for it, with a port for each edge; the ports'
/// order follows from where a first run put the other ends.
final class ServicePlaces {

    /// Room between the two services of a stack.
    private static final double STACK_GAP = 60;

    /// So many services may well stand in one column.
    private static final int FEW = 4;

    private final Diagram diagram;
    private final Stacks stacks;
    private final Map<String, ElkNode> zones = new LinkedHashMap<>();
    private final Map<String, ElkNode> blocks = new LinkedHashMap<>();
    private final Map<Edge, ElkEdge> edges = new LinkedHashMap<>();
    private final List<End> ends = new ArrayList<>();

    /// One end of an edge at a stacked service.
    private record End(String service, boolean incoming, ElkPort port, String other) {}

    ServicePlaces(Diagram diagram, Stacks stacks) {
        this.diagram = diagram;
        this.stacks = stacks;
    }

    void placeIn(Sketch sketch) {
        var root = graph();
        run(root);
        if (arrangePorts()) {
            run(root);
        }
        diagram.nodes().forEach(node -> placeNode(node, sketch));
        zones.forEach((id, zone) -> sketch.zones.put(id, rounded(box(zone))));
        edges.forEach((edge, placed) -> sketch.edges.put(edge.id(), route(placed)));
        stacks.edges().forEach(edge -> sketch.edges.put(edge.id(), straight(edge, sketch)));
    }

    private static void run(ElkNode root) {
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
    }

    private ElkNode graph() {
        var root = ElkGraphUtil.createGraph();
        LayeredSettings.apply(root);
        for (var zone : diagram.zones()) {
            var frame = ElkGraphUtil.createNode(root);
            LayeredSettings.applyToZone(frame, NodeSizes.titleWidth(zone));
            zones.put(zone.id(), frame);
        }
        diagram.nodes().forEach(node -> addBlock(node, root));
        for (var edge : diagram.edges()) {
            if (edge.kind() != EdgeKind.MOUNT && !stacks.edges().contains(edge)) {
                edges.put(edge, addEdge(edge));
            }
        }
        setAbreast();
        return root;
    }

    /// Services that nothing ties to another would stand in one tall column. Each is led to one of
    /// the next column by an edge that nobody draws.
    private void setAbreast() {
        var loose = new LinkedHashMap<ElkNode, List<ElkNode>>();
        for (var block : blocks.values()) {
            if (!ElkGraphUtil.allIncidentEdges(block).iterator().hasNext()) {
                loose.computeIfAbsent(block.getParent(), parent -> new ArrayList<>())
                        .add(block);
            }
        }
        for (var group : loose.values()) {
            int rows = (int) Math.max(FEW, Math.ceil(Math.sqrt(group.size())));
            for (int i = rows; i < group.size(); i++) {
                ElkGraphUtil.createSimpleEdge(group.get(i - rows), group.get(i));
            }
        }
    }

    private void addBlock(DiagramNode node, ElkNode root) {
        if (isStorage(node) || stacks.above(node.id()).isPresent()) {
            return;
        }
        var block = ElkGraphUtil.createNode(parent(node).orElse(root));
        var size = NodeSizes.of(node);
        boolean stacked = stacks.below(node.id()).isPresent();
        block.setDimensions(size.width(), stacked ? 2 * size.height() + STACK_GAP : size.height());
        if (node instanceof DiagramNode.Browser) {
            block.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.FIRST_SEPARATE);
        }
        if (stacked) {
            block.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
        }
        blocks.put(node.id(), block);
    }

    static boolean isStorage(DiagramNode node) {
        return switch (node) {
            case DiagramNode.Browser _, DiagramNode.Service _ -> false;
            case DiagramNode.Volume _, DiagramNode.Bind _ -> true;
        };
    }

    private Optional<ElkNode> parent(DiagramNode node) {
        return node instanceof DiagramNode.Service service
                ? service.zone().map(id -> Objects.requireNonNull(zones.get(id), id))
                : Optional.empty();
    }

    private ElkEdge addEdge(Edge edge) {
        var placed =
                ElkGraphUtil.createSimpleEdge(end(edge.from(), false, edge.to()), end(edge.to(), true, edge.from()));
        if (!edge.label().isEmpty()) {
            var label = ElkGraphUtil.createLabel(edge.label(), placed);
            label.setDimensions(NodeSizes.labelWidth(edge.label()), NodeSizes.LABEL_HEIGHT);
            label.setProperty(LayeredOptions.EDGE_LABELS_INLINE, true);
        }
        return placed;
    }

    private ElkConnectableShape end(String id, boolean incoming, String other) {
        var block = block(id);
        if (block.getProperty(LayeredOptions.PORT_CONSTRAINTS) != PortConstraints.FIXED_POS) {
            return block;
        }
        var port = ElkGraphUtil.createPort(block);
        port.setProperty(LayeredOptions.PORT_SIDE, incoming ? PortSide.WEST : PortSide.EAST);
        port.setLocation(incoming ? 0 : block.getWidth(), middle(id, block));
        ends.add(new End(id, incoming, port, other));
        return port;
    }

    private ElkNode block(String id) {
        var top = stacks.above(id).orElse(id);
        return Objects.requireNonNull(blocks.get(top), top);
    }

    private double middle(String id, ElkNode block) {
        double card = cardHeight(block);
        return stacks.above(id).isPresent() ? block.getHeight() - card / 2 : card / 2;
    }

    private static double cardHeight(ElkNode block) {
        return (block.getHeight() - STACK_GAP) / 2;
    }

    /// Spreads the ports of each side of each stacked service, in the order of their other ends.
    ///
    /// @return whether any moved
    private boolean arrangePorts() {
        var sides = new LinkedHashMap<String, List<End>>();
        for (var end : ends) {
            sides.computeIfAbsent(end.service() + end.incoming(), side -> new ArrayList<>())
                    .add(end);
        }
        sides.values().removeIf(side -> side.size() < 2);
        for (var side : sides.values()) {
            side.sort(Comparator.comparingDouble(end -> height(end.other())));
            for (int i = 0; i < side.size(); i++) {
                var end = side.get(i);
                var block = block(end.service());
                double card = cardHeight(block);
                double top = middle(end.service(), block) - card / 2;
                end.port().setY(top + card * (i + 1) / (side.size() + 1));
            }
        }
        return !sides.isEmpty();
    }

    private double height(String id) {
        var block = block(id);
        return box(block).y() + (stacks.above(id).isPresent() ? block.getHeight() : 0);
    }

    private void placeNode(DiagramNode node, Sketch sketch) {
        if (isStorage(node)) {
            return;
        }
        var size = NodeSizes.of(node);
        var block = rounded(box(block(node.id())));
        double y = stacks.above(node.id()).isPresent() ? block.bottom() - size.height() : block.y();
        sketch.nodes.put(node.id(), new Box(block.x(), y, size.width(), size.height()));
    }

    private static Route straight(Edge edge, Sketch sketch) {
        var from = sketch.box(edge.from());
        var to = sketch.box(edge.to());
        double x = from.centerX();
        Optional<Box> label = edge.label().isEmpty()
                ? Optional.empty()
                : Optional.of(labelAround(edge, x, (from.bottom() + to.y()) / 2 - 4));
        return new Route(List.of(new Point(x, from.bottom()), new Point(x, to.y())), label);
    }

    private static Box labelAround(Edge edge, double x, double y) {
        double width = NodeSizes.labelWidth(edge.label());
        return new Box(x - width / 2, y - NodeSizes.LABEL_HEIGHT / 2, width, NodeSizes.LABEL_HEIGHT);
    }

    private static Route route(ElkEdge edge) {
        var section = edge.getSections().getFirst();
        var origin = box(edge.getContainingNode());
        var points = new ArrayList<Point>();
        points.add(rounded(section.getStartX(), section.getStartY(), origin));
        section.getBendPoints().forEach(bend -> points.add(rounded(bend.getX(), bend.getY(), origin)));
        points.add(rounded(section.getEndX(), section.getEndY(), origin));
        var label = edge.getLabels().stream()
                .map(l -> rounded(new Box(origin.x() + l.getX(), origin.y() + l.getY(), l.getWidth(), l.getHeight())))
                .findFirst();
        return new Route(points, label);
    }

    private static Point rounded(double x, double y, Box origin) {
        return new Point(Math.round(origin.x() + x), Math.round(origin.y() + y));
    }

    private static Box rounded(Box box) {
        return new Box(Math.round(box.x()), Math.round(box.y()), box.width(), box.height());
    }

    /// The box of a node in the coordinates of the whole graph.
    private static Box box(ElkNode node) {
        double x = 0;
        double y = 0;
        for (var at = node; at != null && at.getParent() != null; at = at.getParent()) {
            x += at.getX();
            y += at.getY();
        }
        return new Box(x, y, node.getWidth(), node.getHeight());
    }
}
