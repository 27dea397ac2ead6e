package dev.quaymaster.diagram.layout;

import dev.quaymaster.diagram.Diagram;
import dev.quaymaster.diagram.DiagramNode;
import dev.quaymaster.diagram.Edge;
import dev.quaymaster.diagram.EdgeKind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which services stand below another in its column: a service that serves only one client, needs
/// nobody itself and lives in the same zone, such as an application's database. That keeps a
/// diagram about as high as it is wide.
final class Stacks {

    private final Diagram diagram;
    private final Map<String, Edge> edgeByTop = new LinkedHashMap<>();
    private final Map<String, String> topByBottom = new LinkedHashMap<>();

    Stacks(Diagram diagram) {
        this.diagram = diagram;
        for (var node : diagram.nodes()) {
            if (!topByBottom.containsKey(node.id())) {
                leafOf(node.id()).ifPresent(this::stack);
            }
        }
    }

    private void stack(Edge edge) {
        edgeByTop.put(edge.from(), edge);
        topByBottom.put(edge.to(), edge.from());
    }

    private Optional<Edge> leafOf(String client) {
        return between()
                .filter(edge -> edge.from().equals(client) && edge.kind() != EdgeKind.FOLLOWS)
                .filter(edge -> isLeaf(edge.to()) && sameZone(edge))
                .min(Comparator.comparing(edge -> !keepsData(edge.to())));
    }

    private boolean isLeaf(String id) {
        var clients = between().filter(edge -> edge.to().equals(id)).toList();
        return clients.size() == 1 && between().noneMatch(edge -> edge.from().equals(id));
    }

    private boolean sameZone(Edge edge) {
        return zone(edge.from()).equals(zone(edge.to()));
    }

    private Optional<String> zone(String id) {
        return diagram.node(id)
                .flatMap(node -> node instanceof DiagramNode.Service service ? service.zone() : Optional.empty());
    }

    private boolean keepsData(String id) {
        return diagram.edges().stream()
                .anyMatch(edge -> edge.kind() == EdgeKind.MOUNT && edge.from().equals(id));
    }

    private Stream<Edge> between() {
        return diagram.edges().stream().filter(Stacks::isBetweenServices);
    }

    private static boolean isBetweenServices(Edge edge) {
        return switch (edge.kind()) {
            case LINK, DEPENDS, FOLLOWS, SHARES_NETWORK -> true;
            case PUBLISHED, MOUNT -> false;
        };
    }

    /// The edge to the service that stands below, if there is one.
    Optional<Edge> below(String id) {
        return Optional.ofNullable(edgeByTop.get(id));
    }

    /// The service that this one stands below, if there is one.
    Optional<String> above(String id) {
        return Optional.ofNullable(topByBottom.get(id));
    }

    /// The edges inside stacks.
    Set<Edge> edges() {
        return new LinkedHashSet<>(List.copyOf(edgeByTop.values()));
    }
}
