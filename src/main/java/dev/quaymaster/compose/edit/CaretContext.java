package dev.quaymaster.compose.edit;

import dev.quaymaster.compose.tree.TreePath;
import java.util.Set;

/// Where something is being typed.
///
/// @param path the mapping that gets a key, or the place that gets a value
/// @param role what is typed
/// @param from column where the word begins, from 0
/// @param typed what is typed of it
/// @param siblings keys the mapping has already
record CaretContext(TreePath path, Role role, int from, String typed, Set<String> siblings) {

    /// What is typed.
    enum Role {
        /// A key of the mapping.
        KEY,
        /// The value of the place, which is no mapping.
        VALUE,
        /// An item of a list, which may be a value or begin a mapping.
        ITEM
    }

    /// Copies the keys.
    CaretContext {
        siblings = Set.copyOf(siblings);
    }
}
