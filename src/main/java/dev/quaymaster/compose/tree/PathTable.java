package dev.quaymaster.compose.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Rules by place: a pattern that ends in the last step of a path goes before one that ends in `*`.
///
/// @param <R> the rule
public final class PathTable<R> {

    private record Row<R>(List<String> pattern, R rule) {}

    /// by number of steps and the last of them, so that a look-up compares few patterns
    private final Map<Integer, Map<String, List<Row<R>>>> rows = new LinkedHashMap<>();

    private PathTable(Map<String, R> rules) {
        rules.forEach((pattern, rule) -> {
            var parts = List.of(pattern.split("\\."));
            rows.computeIfAbsent(parts.size(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(parts.getLast(), _ -> new ArrayList<>())
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
                .forEach(byLast -> byLast.values().stream()
                        .flatMap(List::stream)
                        .forEach(row -> {
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
        var known = rows.get(path.parts().size());
        if (known == null) {
            return Optional.empty();
        }
        return among(known.get(path.last()), path).or(() -> among(known.get("*"), path));
    }

    private Optional<R> among(@Nullable List<Row<R>> candidates, TreePath path) {
        if (candidates != null) {
            for (var row : candidates) {
                if (path.matches(row.pattern)) {
                    return Optional.of(row.rule);
                }
            }
        }
        return Optional.empty();
    }
}
