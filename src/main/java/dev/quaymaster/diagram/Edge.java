package dev.quaymaster.diagram;

import dev.quaymaster.diagram.link.Evidence;
import java.util.List;

/// A connection of two nodes.
///
/// @param from id of the node that needs the other, or that comes first
/// @param to id of the node that is needed
/// @param kind why it is there
/// @param label what the pill on it says, empty for none
/// @param evidence where it was read, in the order found
public record Edge(String from, String to, EdgeKind kind, String label, List<Evidence> evidence) {

    /// Copies the evidence.
    public Edge {
        evidence = List.copyOf(evidence);
    }

    /// What it is known by; there is at most one edge from one node to another.
    public String id() {
        return from + "->" + to;
    }
}
