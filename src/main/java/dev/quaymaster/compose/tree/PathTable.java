package dev.quaymaster.compose.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// Rules by place: the first pattern that matches a path decides.
///
/// @param <R> the rule
public final class PathTable<R> {

    private record Row<R>(List<String> pattern, R rule) {}

    /// by number of steps, so that a look-up compares few patterns
    private final Map<Integer, List<Row<R>>> rows = new LinkedHashMap<>();

    private PathTable(Map<String, R> rules) {
        rules.forEach(
                (pattern, rule) -> {
                    var parts = List.of(pattern.split("\\."));
                    rows.computeIfAbsent(parts.size(), _ -> new ArrayList<>())
                            .add(new Row<>(parts, rule));
                });
    }

    /// Makes a table.
    ///
    /// @param rules rules by pattern such as `services.*.ports`
    /// @param <R> the rule
    /// @return a table
    public static <R> PathTable<R> of(Map<String, R> rules) {
        return new PathTable<>(rules);
    }

    /// The same places with other rules.
    ///
    /// @param change makes a rule of a pattern and its rule
    /// @param <S> the new kind of rule
    /// @return a table
    public <S> PathTable<S> map(BiFunction<String, R, S> change) {
        Map<String, S> changed = new LinkedHashMap<>();
        rows.values()
                .forEach(
                        list ->
                                list.forEach(
                                        row -> {
                                            var pattern = String.join(".", row.pattern);
                                            changed.put(pattern, change.apply(pattern, row.rule));
                                        }));
        return new PathTable<>(changed);
    }

    /// The rule for a place.
    ///
    /// @param path place
    /// @return empty when there is none
    public Optional<R> at(TreePath path) {
        for (var row : rows.getOrDefault(path.parts().size(), List.of())) {
            if (path.matches(row.pattern)) {
                return Optional.of(row.rule);
            }
        }
        return Optional.empty();
    }
}
