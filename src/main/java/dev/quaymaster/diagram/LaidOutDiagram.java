package dev.quaymaster.diagram;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// A diagram with a place for everything, all in one coordinate system that starts at 0, 0.
///
/// @param diagram what is drawn
/// @param nodes node id → its box
/// @param edges edge id → its way
/// @param zones zone id → its frame
/// @param width pixels at 100 %
/// @param height pixels at 100 %
public record LaidOutDiagram(
        Diagram diagram,
        Map<String, Box> nodes,
        Map<String, Route> edges,
        Map<String, Box> zones,
        double width,
        double height) {

    /// Copies the maps, in the diagram's order.
    public LaidOutDiagram {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        edges = Collections.unmodifiableMap(new LinkedHashMap<>(edges));
        zones = Collections.unmodifiableMap(new LinkedHashMap<>(zones));
    }

    /// The box of a node.
    ///
    /// @param id id of a node of the diagram
    public Box box(String id) {
        return Objects.requireNonNull(nodes.get(id), id);
    }

    /// The way of an edge.
    ///
    /// @param edge an edge of the diagram
    public Route route(Edge edge) {
        return Objects.requireNonNull(edges.get(edge.id()), edge::id);
    }

    /// The frame of a zone.
    ///
    /// @param zone a zone of the diagram
    public Box frame(Zone zone) {
        return Objects.requireNonNull(zones.get(zone.id()), zone::id);
    }
}
