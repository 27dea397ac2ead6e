package dev.quaymaster.compose.schema;

import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.NearMiss;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import dev.quaymaster.compose.tree.UnknownKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A mapping with known keys.
///
/// @param fields rules by key
/// @param required keys that must be there
/// @param extensions whether `x-` keys are allowed
record Fields(Map<String, Rule> fields, Set<String> required, boolean extensions) implements Rule {

    static Fields of(Map<String, Rule> fields) {
        return new Fields(fields, Set.of(), true);
    }

    Fields requiring(String... keys) {
        return new Fields(fields, Set.of(keys), extensions);
    }

    Fields withoutExtensions() {
        return new Fields(fields, required, false);
    }

    @Override
    public boolean fits(Tree tree) {
        return tree instanceof MapTree;
    }

    @Override
    public String expected() {
        return "a mapping";
    }

    @Override
    public Hints.Form form() {
        return Hints.Form.MAPPING;
    }

    @Override
    public List<Rule> inside(String part) {
        return Optional.ofNullable(fields.get(part)).stream().toList();
    }

    @Override
    public Map<String, Rule> keys() {
        return fields;
    }

    @Override
    public void check(Tree tree, TreePath path, Problems problems) {
        var map = (MapTree) tree;
        map.entries().forEach((key, value) -> {
            var rule = fields.get(key);
            if (rule != null) {
                rule.apply(value, path.next(key), problems);
            } else if (!extensions || !key.startsWith("x-")) {
                unknown(map, key, path, problems);
            }
        });
        for (var key : required) {
            if (!map.has(key)) {
                problems.error(map, path, "The key %s is missing here.".formatted(key));
            }
        }
    }

    /// The value is held against the key that was meant: it is looked at under that name further
    /// on.
    private void unknown(MapTree map, String key, TreePath path, Problems problems) {
        var near = NearMiss.find(key, fields.keySet());
        var message = "The key \"%s\" is not known here.%s%s"
                .formatted(
                        key,
                        near.map(" Did you mean \"%s\"?"::formatted).orElse(""),
                        near.isEmpty() && path.parts().isEmpty() ? " Services belong under the key services." : "");
        problems.unknown(map.keyAt(key), new UnknownKey(path, key, near), message);
        near.map(fields::get)
                .flatMap(rule -> map.get(key).map(value -> new Meant(rule, value)))
                .ifPresent(meant -> meant.rule.apply(meant.value, path.next(key), problems));
    }

    private record Meant(Rule rule, Tree value) {}
}
