package dev.quaymaster.diagram;

import java.util.List;
import java.util.Optional;

/// A project as a graph, in the order of its file.
///
/// @param title the project's name
/// @param nodes the browser, services and storage
/// @param edges connections between nodes; both ends are among the nodes
/// @param zones networks that frame services
public record Diagram(String title, List<DiagramNode> nodes, List<Edge> edges, List<Zone> zones) {

    /// Copies the lists.
    public Diagram {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        zones = List.copyOf(zones);
    }

    /// Finds a node.
    ///
    /// @param id its id
    public Optional<DiagramNode> node(String id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
    }

    /// Finds an edge.
    ///
    /// @param from id of the node it leaves
    /// @param to id of the node it reaches
    public Optional<Edge> edge(String from, String to) {
        return edges.stream()
                .filter(edge -> edge.from().equals(from) && edge.to().equals(to))
                .findFirst();
    }
}
