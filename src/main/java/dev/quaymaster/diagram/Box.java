package dev.quaymaster.diagram;

/// A rectangle on the canvas, in pixels at 100 %.
///
/// @param x left edge
/// @param y top edge
/// @param width width
/// @param height height
public record Box(double x, double y, double width, double height) {

    /// The x of its right edge.
    public double right() {
        return x + width;
    }

    /// The y of its bottom edge.
    public double bottom() {
        return y + height;
    }

    /// The x of its middle.
    public double centerX() {
        return x + width / 2;
    }

    /// The y of its middle.
    public double centerY() {
        return y + height / 2;
    }

    /// Whether the two share more than an edge.
    ///
    /// @param other another box
    public boolean overlaps(Box other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    /// Whether a straight line along an axis runs through it.
    ///
    /// @param from one end
    /// @param to the other end
    public boolean crossedBy(Point from, Point to) {
        return Math.min(from.x(), to.x()) < right()
                && Math.max(from.x(), to.x()) > x
                && Math.min(from.y(), to.y()) < bottom()
                && Math.max(from.y(), to.y()) > y;
    }

    /// This box, larger on each side.
    ///
    /// @param by pixels, negative to shrink
    public Box grown(double by) {
        return new Box(x - by, y - by, width + 2 * by, height + 2 * by);
    }

    /// This box moved.
    public Box moved(double dx, double dy) {
        return new Box(x + dx, y + dy, width, height);
    }
}
