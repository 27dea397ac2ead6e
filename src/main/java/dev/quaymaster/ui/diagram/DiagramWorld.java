package dev.quaymaster.ui.diagram;

import dev.quaymaster.diagram.DiagramNode;
import dev.quaymaster.diagram.LaidOutDiagram;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Group;

/// Everything drawn in the picture's own coordinates, in layers from the back: zones, lines, nodes,
/// labels. What stays from one diagram to the next keeps its scene nodes.
final class DiagramWorld extends Group {

    private final Group zoneLayer = new Group();
    private final Group lineLayer = new Group();
    private final Group nodeLayer = new Group();
    private final Group labelLayer = new Group();
    private final Map<Object, ZoneView> zones = new LinkedHashMap<>();
    private final Map<Object, EdgeView> edges = new LinkedHashMap<>();
    private final Map<Object, NodeView> nodes = new LinkedHashMap<>();
    private final Consumer<NodeView> onNew;

    /// Creates an empty world.
    ///
    /// @param onNew is given each node when it first appears
    DiagramWorld(Consumer<NodeView> onNew) {
        this.onNew = onNew;
        getChildren().addAll(zoneLayer, lineLayer, nodeLayer, labelLayer);
        setAutoSizeChildren(false);
    }

    void show(LaidOutDiagram laidOut) {
        var diagram = laidOut.diagram();
        keep(zones, Set.copyOf(diagram.zones()), zone -> zoneLayer.getChildren().remove(zone));
        for (var zone : diagram.zones()) {
            madeOnce(zones, zone, ZoneView::new, zoneLayer.getChildren()::add).moveTo(laidOut.frame(zone));
        }
        keep(edges, Set.copyOf(diagram.edges()), this::remove);
        for (var edge : diagram.edges()) {
            madeOnce(edges, edge, EdgeView::new, this::add).moveTo(laidOut.route(edge));
        }
        keep(nodes, Set.copyOf(diagram.nodes()), node -> nodeLayer.getChildren().remove(node));
        for (var node : diagram.nodes()) {
            madeOnce(nodes, node, DiagramWorld::view, this::add).moveTo(laidOut.box(node.id()));
        }
    }

    private static <V> void keep(Map<Object, V> views, Set<?> wanted, Consumer<V> remove) {
        var gone = views.keySet().stream().filter(key -> !wanted.contains(key)).toList();
        gone.forEach(key -> Optional.ofNullable(views.remove(key)).ifPresent(remove));
    }

    private static <K, V> V madeOnce(Map<Object, V> views, K key, Function<K, V> maker, Consumer<V> add) {
        var known = views.get(key);
        if (known != null) {
            return known;
        }
        var made = maker.apply(key);
        views.put(key, made);
        add.accept(made);
        return made;
    }

    private static NodeView view(DiagramNode node) {
        return switch (node) {
            case DiagramNode.Browser browser -> new BrowserCard(browser);
            case DiagramNode.Service service -> new ServiceCard(service);
            case DiagramNode.Volume volume -> Cylinder.of(volume);
            case DiagramNode.Bind bind -> Cylinder.of(bind);
        };
    }

    private void add(NodeView node) {
        nodeLayer.getChildren().add(node);
        onNew.accept(node);
    }

    private void add(EdgeView edge) {
        lineLayer.getChildren().add(edge.lines());
        labelLayer.getChildren().add(edge.label());
    }

    private void remove(EdgeView edge) {
        lineLayer.getChildren().remove(edge.lines());
        labelLayer.getChildren().remove(edge.label());
    }

    Map<String, NodeView> nodesById() {
        return nodes.values().stream()
                .collect(Collectors.toMap(NodeView::nodeId, node -> node, (one, other) -> other, LinkedHashMap::new));
    }

    /// Marks one node and its edges.
    ///
    /// @param id the node, or an empty text for none
    void select(String id) {
        nodes.values().forEach(node -> node.setSelected(node.nodeId().equals(id)));
        edges.values().forEach(edge -> edge.setSelectedNode(id));
    }
}
