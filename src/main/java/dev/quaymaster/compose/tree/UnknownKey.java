package dev.quaymaster.compose.tree;

import java.util.Optional;

/// A key that nothing is known of.
///
/// @param in path of the mapping it is in
/// @param key as it was written
/// @param meant the known key that is nearly the same
public record UnknownKey(TreePath in, String key, Optional<String> meant) {

    /// A model in which the key has the name that was meant, or is not there: so that the rest can
    /// be looked at without a second complaint about the same.
    ///
    /// @param model a model that has the key
    /// @return empty where the rest makes no sense without the key, and where it is in a list
    public Optional<MapTree> mended(MapTree model) {
        boolean lost = meant.isEmpty() && in.parts().size() < 2;
        boolean listed = in.parts().stream().anyMatch(TreePath::isItem);
        return lost || listed ? Optional.empty() : Optional.of(model.change(in.parts(), this::renamed));
    }

    private MapTree renamed(MapTree tree) {
        var without = tree.without(key);
        return meant.filter(name -> !tree.has(name))
                .flatMap(name -> tree.get(key).map(value -> without.with(name, value)))
                .orElse(without);
    }
}
