package dev.quaymaster.compose.shape;

import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.util.Optional;

/// How values of one kind are spelled.
@FunctionalInterface
interface Form {

    /// Spells a value that is not null.
    ///
    /// @return empty when the value counts as not set, and is left out
    Optional<Object> spell(Tree tree, TreePath path, Problems problems) throws BadValueException;

    /// Spells a value, reporting one that cannot be spelled.
    default Optional<Object> print(Tree tree, TreePath path, Problems problems) {
        if (tree.isNull()) {
            return Optional.empty();
        }
        try {
            return spell(tree, path, problems);
        } catch (BadValueException e) {
            problems.error(tree, path, e.getMessage() + ".");
            return Optional.empty();
        }
    }
}
