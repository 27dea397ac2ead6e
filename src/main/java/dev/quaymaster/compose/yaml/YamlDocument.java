package dev.quaymaster.compose.yaml;

import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.TreePath;
import java.util.List;

/// One document of a compose file.
///
/// @param root its content, without what was tagged `!reset`
/// @param cleared places tagged `!reset` or `!override`: what earlier files say there is dropped
public record YamlDocument(MapTree root, List<TreePath> cleared) {

    /// Copies the places.
    public YamlDocument {
        cleared = List.copyOf(cleared);
    }
}
