package dev.quaymaster.compose.check;

import dev.quaymaster.compose.Location;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.TreePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A service on its way into the project: its canonical form, and its tree for the places of
/// mistakes.
///
/// @param name name
/// @param tree canonical tree
/// @param form canonical form, filled in further by the phases
public record Draft(String name, MapTree tree, Map<String, Object> form) {

    /// Its place in the model.
    ///
    /// @return path
    public TreePath path() {
        return TreePath.of("services", name);
    }

    /// The place of one of its keys.
    ///
    /// @param key key
    /// @return path
    public TreePath path(String key) {
        return path().next(key);
    }

    /// Where a key was written, or the service when the key is implied.
    ///
    /// @param key key
    /// @return place
    public Location at(String key) {
        return tree.keys().containsKey(key)
                ? tree.keyAt(key)
                : tree.get(key).map(value -> value.at()).orElse(tree.at());
    }

    /// The text under a key.
    ///
    /// @param key key
    /// @return empty when there is none
    public Optional<String> text(String key) {
        return form.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /// The mapping under a key, empty when there is none.
    ///
    /// @param key key
    /// @return empty when there is none
    public Map<?, ?> map(String key) {
        return form.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    /// The list under a key, empty when there is none.
    ///
    /// @param key key
    /// @return empty when there is none
    public List<?> list(String key) {
        return form.get(key) instanceof List<?> list ? list : List.of();
    }

    /// The mappings in the list under a key.
    ///
    /// @param key key
    /// @return empty when there is none
    public List<Map<?, ?>> maps(String key) {
        return list(key).stream()
                .filter(Map.class::isInstance)
                .<Map<?, ?>>map(item -> (Map<?, ?>) item)
                .toList();
    }

    /// The profiles that activate it.
    ///
    /// @return none when it is always on
    public List<String> profiles() {
        return list("profiles").stream().map(String::valueOf).toList();
    }

    /// How many containers it wants.
    ///
    /// @return 1 unless told otherwise
    public int scale() {
        var scale =
                form.containsKey("scale") ? form.get("scale") : map("deploy").get("replicas");
        return scale instanceof Long number ? number.intValue() : 1;
    }
}
