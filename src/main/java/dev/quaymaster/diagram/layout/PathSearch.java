package dev.quaymaster.diagram.layout;

import dev.quaymaster.diagram.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/// Finds the cheapest way down from a row of starts to a row of ends (A*): short, with few bends
/// and crossings, begun and ended vertically.
final class PathSearch {

    private static final int STEP = 2;
    private static final int OFF_CENTER = 3;
    private static final int CROWDED = 30;
    private static final int BEND = 14;
    private static final int CROSSING = 8;
    private static final int ALONG = 120;
    private static final int BESIDE = 3;

    private final RoutingGrid grid;
    private final int[] cost;
    private final int[] cameFrom;

    PathSearch(RoutingGrid grid) {
        this.grid = grid;
        cost = new int[grid.columns() * grid.rows() * 2];
        cameFrom = new int[cost.length];
    }

    /// Grid points in one row.
    ///
    /// @param row the row
    /// @param first the leftmost column
    /// @param last the rightmost column
    /// @param best the column that costs nothing extra
    record Span(int row, int first, int last, int best) {

        int extra(int column) {
            return OFF_CENTER * Math.abs(column - best);
        }

        int distance(int column) {
            return Math.max(0, Math.max(first - column, column - last));
        }
    }

    private record Reached(int state, int estimate) {}

    /// Searches.
    ///
    /// @return the bends from start to end; empty when everything is blocked
    List<Point> find(Span starts, Span ends) {
        Arrays.fill(cost, Integer.MAX_VALUE);
        var open = new PriorityQueue<Reached>((a, b) -> a.estimate() != b.estimate()
                ? Integer.compare(a.estimate(), b.estimate())
                : Integer.compare(a.state(), b.state()));
        for (int column = starts.first(); column <= starts.last(); column++) {
            int state = state(column, starts.row(), false);
            reach(state, -1, tip(state, starts) + entry(state), ends, open);
        }
        while (!open.isEmpty()) {
            var next = open.poll();
            if (next.estimate() > cost[next.state()] + rest(next.state(), ends)) {
                continue;
            }
            if (isEnd(next.state(), ends)) {
                return bends(next.state());
            }
            expand(next.state(), ends, open);
        }
        return List.of();
    }

    private void expand(int state, Span ends, PriorityQueue<Reached> open) {
        boolean alongRow = alongRow(state);
        int column = column(state);
        int row = row(state);
        reach(state(column, row, !alongRow), state, cost[state] + BEND, ends, open);
        for (int direction = -1; direction <= 1; direction += 2) {
            int toColumn = alongRow ? column + direction : column;
            int toRow = alongRow ? row : row + direction;
            if (toColumn >= 0 && toColumn < grid.columns() && toRow >= 0 && toRow < grid.rows()) {
                int to = state(toColumn, toRow, alongRow);
                reach(to, state, cost[state] + STEP + entry(to), ends, open);
            }
        }
    }

    /// What it costs to run over a point, besides the step.
    private int entry(int state) {
        int column = column(state);
        int row = row(state);
        boolean alongRow = alongRow(state);
        return (grid.isTaken(column, row, alongRow) ? ALONG : 0)
                + (grid.isBesideTaken(column, row, alongRow) ? BESIDE : 0)
                + (grid.isTaken(column, row, !alongRow) ? CROSSING : 0);
    }

    /// What it costs to begin or end here: off the middle, or so near to another line that the
    /// arrows touch.
    private int tip(int state, Span span) {
        int column = column(state);
        return span.extra(column) + (grid.isBesideTaken(column, row(state), false) ? CROWDED : 0);
    }

    private void reach(int state, int from, int total, Span ends, PriorityQueue<Reached> open) {
        int full = total + (isEnd(state, ends) ? tip(state, ends) : 0);
        if (!grid.isBlocked(column(state), row(state)) && full < cost[state]) {
            cost[state] = full;
            cameFrom[state] = from;
            open.add(new Reached(state, full + rest(state, ends)));
        }
    }

    private int rest(int state, Span ends) {
        return STEP * (ends.distance(column(state)) + Math.abs(row(state) - ends.row()));
    }

    private boolean isEnd(int state, Span ends) {
        return row(state) == ends.row() && ends.distance(column(state)) == 0 && !alongRow(state);
    }

    private List<Point> bends(int end) {
        var points = new ArrayList<Point>();
        for (int state = end; state >= 0; state = cameFrom[state]) {
            var point = grid.point(column(state), row(state));
            int size = points.size();
            if (size > 0 && points.getLast().equals(point)) {
                continue;
            }
            if (size > 1 && inLine(points.get(size - 2), points.getLast(), point)) {
                points.removeLast();
            }
            points.add(point);
        }
        Collections.reverse(points);
        return points;
    }

    private static boolean inLine(Point a, Point b, Point c) {
        return (a.x() == b.x() && b.x() == c.x()) || (a.y() == b.y() && b.y() == c.y());
    }

    private int state(int column, int row, boolean alongRow) {
        return (row * grid.columns() + column) * 2 + (alongRow ? 1 : 0);
    }

    private int column(int state) {
        return (state / 2) % grid.columns();
    }

    private int row(int state) {
        return state / 2 / grid.columns();
    }

    private static boolean alongRow(int state) {
        return state % 2 == 1;
    }
}
