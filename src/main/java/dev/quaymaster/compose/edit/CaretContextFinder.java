package dev.quaymaster.compose.edit;

import dev.quaymaster.compose.edit.SourceLine.Step;
import dev.quaymaster.compose.tree.TreePath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds out by indentation alone where the caret is: the file need not be whole for that.
final class CaretContextFinder {

    private static final String ITEM = "[0]";

    private final List<String> lines;
    private final int line;
    private final String before;

    /// A finder.
    ///
    /// @param lines the whole file
    /// @param line the caret's line, from 0
    /// @param column the caret's column, from 0
    CaretContextFinder(List<String> lines, int line, int column) {
        this.lines = lines;
        this.line = line;
        this.before = lines.get(line).substring(0, column);
    }

    /// The place; none in comments and in texts of several lines.
    Optional<CaretContext> find() {
        var here = SourceLine.of(before);
        if (here.rest().startsWith("#") || here.rest().contains(" #")) {
            return Optional.empty();
        }
        return here.steps().isEmpty() || here.steps().getLast() instanceof Step.Dash ? block(here) : value(here);
    }

    private Optional<CaretContext> block(SourceLine here) {
        boolean item = !here.steps().isEmpty();
        return path(here)
                .map(path -> flow(path, here)
                        .orElseGet(() -> new CaretContext(
                                path,
                                item ? CaretContext.Role.ITEM : CaretContext.Role.KEY,
                                here.restColumn(),
                                here.rest(),
                                siblings(here.restColumn()))));
    }

    private Optional<CaretContext> value(SourceLine here) {
        if (here.restColumn() == before.length() && !before.endsWith(" ")) {
            return Optional.empty();
        }
        return path(here)
                .map(path -> flow(path, here)
                        .orElseGet(() -> new CaretContext(
                                path, CaretContext.Role.VALUE, here.restColumn(), here.rest(), Set.of())));
    }

    /// `[a, b` and `{a: 1, b`, one level of them.
    private static Optional<CaretContext> flow(TreePath path, SourceLine here) {
        if (!here.rest().startsWith("[") && !here.rest().startsWith("{")) {
            return Optional.empty();
        }
        boolean list = here.rest().startsWith("[");
        int begin = Math.max(here.rest().lastIndexOf(','), 0) + 1;
        while (begin < here.rest().length() && here.rest().charAt(begin) == ' ') {
            begin++;
        }
        return Optional.of(new CaretContext(
                list ? path.next(ITEM) : path,
                list ? CaretContext.Role.VALUE : CaretContext.Role.KEY,
                here.restColumn() + begin,
                here.rest().substring(begin),
                Set.of()));
    }

    /// The way from the root to what is typed; none within a text of several lines.
    private Optional<TreePath> path(SourceLine here) {
        Deque<String> parts = new ArrayDeque<>();
        int limit = here.restColumn();
        boolean dash = false;
        for (var step : here.steps().reversed()) {
            parts.addFirst(part(step));
            limit = step.column();
            dash = step instanceof Step.Dash;
        }
        for (int i = line - 1; i >= 0 && (limit > 0 || dash); i--) {
            var above = SourceLine.of(lines.get(i));
            if (above.isEmpty()) {
                continue;
            }
            if (above.opensText() && above.column() < limit) {
                return Optional.empty();
            }
            for (var step : above.steps().reversed()) {
                boolean parentOfDash = dash && step instanceof Step.Key && step.column() == limit;
                if (step.column() < limit || parentOfDash) {
                    parts.addFirst(part(step));
                    limit = step.column();
                    dash = step instanceof Step.Dash;
                }
            }
        }
        return Optional.of(new TreePath(List.copyOf(parts)));
    }

    private static String part(Step step) {
        return switch (step) {
            case Step.Dash _ -> ITEM;
            case Step.Key key -> key.name();
        };
    }

    private Set<String> siblings(int column) {
        var keys = new HashSet<String>();
        for (int i = line - 1; i >= 0 && addSibling(lines.get(i), column, keys); i--) {}
        for (int i = line + 1; i < lines.size() && addSibling(lines.get(i), column, keys); i++) {}
        return keys;
    }

    /// Adds the key of a line at the column; false where the mapping ends.
    private static boolean addSibling(String text, int column, Set<String> keys) {
        var other = SourceLine.of(text);
        if (other.isEmpty()) {
            return true;
        }
        other.steps().stream()
                .filter(Step.Key.class::isInstance)
                .map(Step.Key.class::cast)
                .filter(key -> key.column() == column)
                .forEach(key -> keys.add(key.name()));
        return other.column() >= column;
    }
}
