package dev.quaymaster.diagram;

import java.util.List;
import java.util.Optional;

/// The way of an edge: straight pieces along the axes.
///
/// @param points start, bends and end; at least two
/// @param labelBox where its label is, absent without one
public record Route(List<Point> points, Optional<Box> labelBox) {

    /// Copies the points.
    public Route {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("A route needs a start and an end: " + points);
        }
    }

    /// Where it starts.
    public Point start() {
        return points.getFirst();
    }

    /// Where its arrow points.
    public Point end() {
        return points.getLast();
    }
}
