package dev.quaymaster.diagram;

/// A place on the canvas, in pixels at 100 %.
///
/// @param x to the right
/// @param y downwards
public record Point(double x, double y) {

    /// This point moved.
    public Point plus(double dx, double dy) {
        return new Point(x + dx, y + dy);
    }
}
