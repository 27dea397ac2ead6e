package dev.quaymaster.diagram.layout;

import dev.quaymaster.diagram.Box;
import dev.quaymaster.diagram.Point;
import java.util.Arrays;
import java.util.List;

/// A grid over the picture that knows where a line may run: not through what is blocked, over
/// another line at a price, along another line only where there is no other way.
final class RoutingGrid {

    /// Pixels from one grid line to the next.
    static final int CELL = 10;

    private static final int AROUND = 12;

    private final int left;
    private final int top;
    private final int columns;
    private final int rows;
    private final boolean[] blocked;
    private final boolean[] horizontal;
    private final boolean[] vertical;

    /// A grid over a box and some room around it.
    RoutingGrid(Box bounds) {
        left = (int) snap(bounds.x()) - AROUND * CELL;
        top = (int) snap(bounds.y()) - AROUND * CELL;
        columns = (int) (bounds.width() / CELL) + 2 * AROUND + 2;
        rows = (int) (bounds.height() / CELL) + 2 * AROUND + 2;
        blocked = new boolean[columns * rows];
        horizontal = new boolean[columns * rows];
        vertical = new boolean[columns * rows];
    }

    private static double snap(double at) {
        return Math.round(at / CELL) * (double) CELL;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    int column(double x) {
        return Math.clamp(Math.round((x - left) / CELL), 0, columns - 1);
    }

    /// The first grid line at or below a height.
    int rowBelow(double y) {
        return Math.clamp((int) Math.ceil((y - top) / CELL), 0, rows - 1);
    }

    /// The last grid line at or above a height.
    int rowAbove(double y) {
        return Math.clamp((int) Math.floor((y - top) / CELL), 0, rows - 1);
    }

    Point point(int column, int row) {
        return new Point(left + (double) column * CELL, top + (double) row * CELL);
    }

    /// Forbids a box, its edges included.
    void block(Box box) {
        int first = Math.max(0, (int) Math.ceil((box.x() - left) / CELL));
        int last = Math.min(columns - 1, (int) Math.floor((box.right() - left) / CELL));
        for (int row = rowBelow(box.y()); row <= rowAbove(box.bottom()); row++) {
            if (first <= last) {
                Arrays.fill(blocked, row * columns + first, row * columns + last + 1, true);
            }
        }
    }

    /// Remembers a line that is there. Lines off the grid count for the grid lines beside them.
    void occupy(List<Point> line) {
        for (int i = 1; i < line.size(); i++) {
            var from = line.get(i - 1);
            var to = line.get(i);
            int firstColumn = (int) Math.floor((Math.min(from.x(), to.x()) - left) / CELL);
            int lastColumn = (int) Math.ceil((Math.max(from.x(), to.x()) - left) / CELL);
            int firstRow = (int) Math.floor((Math.min(from.y(), to.y()) - top) / CELL);
            int lastRow = (int) Math.ceil((Math.max(from.y(), to.y()) - top) / CELL);
            var used = from.y() == to.y() ? horizontal : vertical;
            for (int row = Math.max(0, firstRow); row <= Math.min(rows - 1, lastRow); row++) {
                for (int column = Math.max(0, firstColumn); column <= Math.min(columns - 1, lastColumn); column++) {
                    used[row * columns + column] = true;
                }
            }
        }
    }

    boolean isBlocked(int column, int row) {
        return blocked[row * columns + column];
    }

    /// Whether a line along the given axis is on the next grid line to either side.
    boolean isBesideTaken(int column, int row, boolean alongRow) {
        return alongRow
                ? (row > 0 && isTaken(column, row - 1, true)) || (row < rows - 1 && isTaken(column, row + 1, true))
                : (column > 0 && isTaken(column - 1, row, false))
                        || (column < columns - 1 && isTaken(column + 1, row, false));
    }

    /// Whether a line along the given axis is already there.
    boolean isTaken(int column, int row, boolean alongRow) {
        return (alongRow ? horizontal : vertical)[row * columns + column];
    }
}
