package dev.quaymaster.compose.schema;

import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;

/// What is allowed at a place of a compose file.
interface Rule {

    /// Whether the tree has the right kind at all, so that its details are worth a look.
    boolean fits(Tree tree);

    /// What is allowed, for a message: "a text", "a list".
    String expected();

    /// Reports what is wrong inside of a tree that fits.
    void check(Tree tree, TreePath path, Problems problems);

    /// Reports a tree that does not fit, or else what is wrong inside of it.
    default void apply(Tree tree, TreePath path, Problems problems) {
        if (fits(tree)) {
            check(tree, path, problems);
        } else {
            problems.error(
                    tree, path, "This must be %s, not %s.".formatted(expected(), Kinds.name(tree)));
        }
    }
}
