package dev.quaymaster.ui.diagram;

import dev.quaymaster.diagram.Box;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;

/// Finds the node an arrow key leads to: the nearest in that direction, where what lies sideways
/// counts as farther away.
final class Neighbours {

    private static final double SIDEWAYS = 2.5;

    private Neighbours() {}

    /// Finds the neighbour.
    ///
    /// @param boxes all nodes
    /// @param from the node to start from
    /// @param key an arrow key
    static Optional<String> find(Map<String, Box> boxes, String from, KeyCode key) {
        var start = boxes.get(from);
        if (start == null) {
            return boxes.keySet().stream().findFirst();
        }
        return boxes.entrySet().stream()
                .filter(other -> forward(start, other.getValue(), key) > 1)
                .min(Comparator.comparingDouble(other -> distance(start, other.getValue(), key)))
                .map(Map.Entry::getKey);
    }

    private static double forward(Box from, Box to, KeyCode key) {
        double right = to.centerX() - from.centerX();
        double down = to.centerY() - from.centerY();
        return switch (key) {
            case LEFT -> -right;
            case RIGHT -> right;
            case UP -> -down;
            case DOWN -> down;
            default -> throw new IllegalArgumentException("Not an arrow key: " + key);
        };
    }

    private static double distance(Box from, Box to, KeyCode key) {
        double right = Math.abs(to.centerX() - from.centerX());
        double down = Math.abs(to.centerY() - from.centerY());
        return key == KeyCode.LEFT || key == KeyCode.RIGHT ? right + SIDEWAYS * down : down + SIDEWAYS * right;
    }
}
