package dev.quaymaster.compose.shape;

import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A mapping with known keys in a fixed order.
///
/// @param fields its keys in the order they are printed
record CanonicalObject(List<Field> fields) {

    static CanonicalObject of(Field... fields) {
        return new CanonicalObject(List.of(fields));
    }

    /// Prints a mapping; keys without a field, such as `x-` ones, are left out.
    Map<String, Object> print(MapTree map, TreePath path, Problems problems) {
        Map<String, Object> printed = new LinkedHashMap<>();
        for (var field : fields) {
            var value = map.get(field.key())
                    .flatMap(tree -> field.form().print(tree, path.next(field.key()), problems))
                    .or(field::absent);
            if (value.isPresent() || field.always()) {
                put(printed, field.printed(), value);
            }
        }
        return printed;
    }

    /// The same entries in the order of the fields.
    Map<String, Object> inOrder(Map<String, Object> printed) {
        Map<String, Object> sorted = new LinkedHashMap<>();
        for (var field : fields) {
            if (printed.containsKey(field.printed())) {
                put(sorted, field.printed(), Optional.ofNullable(printed.get(field.printed())));
            }
        }
        return sorted;
    }

    /// The form of a mapping that may be absent.
    Form one() {
        return (tree, path, problems) -> Optional.of(print(map(tree), path, problems));
    }

    /// The form of a list of such mappings.
    Form list() {
        return (tree, path, problems) -> {
            List<Object> all = new ArrayList<>();
            for (var item : Forms.items(tree)) {
                all.add(print(map(item), path.item(all.size()), problems));
            }
            return all.isEmpty() ? Optional.empty() : Optional.of(all);
        };
    }

    /// The form of a mapping of names to such mappings, sorted by name.
    ///
    /// @param nullable whether an empty entry stays null
    Form named(boolean nullable) {
        return (tree, path, problems) -> {
            Map<String, Object> all = new TreeMap<>();
            map(tree).entries().forEach((name, entry) -> {
                boolean none = nullable && entry.isNull();
                put(all, name, none ? Optional.empty() : Optional.of(print(map(entry), path.next(name), problems)));
            });
            return all.isEmpty() ? Optional.empty() : Optional.of(all);
        };
    }

    /// The canonical form has real nulls (`command`, `networks.default`), which no optional can
    /// carry.
    @SuppressWarnings("NullAway") // maps of the canonical form hold nulls by design
    static void put(Map<String, Object> map, String key, Optional<Object> value) {
        map.put(key, value.orElse(null));
    }

    private static MapTree map(Tree tree) {
        return tree.asMap().orElseGet(() -> MapTree.empty(tree.at()));
    }
}
