package dev.quaymaster.diagram;

import java.util.List;
import java.util.Locale;

/// The shape of a route as SVG path data, the same on the canvas and in exported files.
///
/// @param line the line with rounded corners, ending where the arrow begins
/// @param arrow the closed arrow head
public record RoutePath(String line, String arrow) {

    private static final double CORNER = 4;
    private static final double ARROW_LENGTH = 11;
    private static final double ARROW_HALF = 5.5;

    /// Draws a route.
    ///
    /// @param route where it runs
    public static RoutePath of(Route route) {
        var points = route.points();
        var tip = route.end();
        var before = points.get(points.size() - 2);
        double length = Math.hypot(tip.x() - before.x(), tip.y() - before.y());
        double dx = length == 0 ? 1 : (tip.x() - before.x()) / length;
        double dy = length == 0 ? 0 : (tip.y() - before.y()) / length;
        var base = tip.plus(-dx * ARROW_LENGTH, -dy * ARROW_LENGTH);
        var arrow = "M%s L%s L%s Z"
                .formatted(
                        text(tip),
                        text(base.plus(-dy * ARROW_HALF, dx * ARROW_HALF)),
                        text(base.plus(dy * ARROW_HALF, -dx * ARROW_HALF)));
        return new RoutePath(line(points, base), arrow);
    }

    private static String line(List<Point> points, Point end) {
        var path = new StringBuilder("M").append(text(points.getFirst()));
        for (int i = 1; i < points.size() - 1; i++) {
            var corner = points.get(i);
            double room = Math.min(half(points.get(i - 1), corner), half(corner, points.get(i + 1)));
            double radius = Math.min(CORNER, room);
            path.append(" L").append(text(towards(corner, points.get(i - 1), radius)));
            path.append(" Q").append(text(corner));
            path.append(' ').append(text(towards(corner, points.get(i + 1), radius)));
        }
        return path.append(" L").append(text(end)).toString();
    }

    private static double half(Point a, Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y()) / 2;
    }

    private static Point towards(Point from, Point to, double distance) {
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        return length == 0
                ? from
                : from.plus((to.x() - from.x()) / length * distance, (to.y() - from.y()) / length * distance);
    }

    private static String text(Point point) {
        return number(point.x()) + " " + number(point.y());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
