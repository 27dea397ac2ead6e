package dev.quaymaster.compose.schema;

import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.util.List;
import java.util.Map;

/// What is allowed at a place of a compose file.
interface Rule {

    /// Whether the tree has the right kind at all, so that its details are worth a look.
    boolean fits(Tree tree);

    /// What is allowed, for a message: "a text", "a list".
    String expected();

    /// Reports what is wrong inside of a tree that fits.
    void check(Tree tree, TreePath path, Problems problems);

    /// The form a value is usually written in.
    default Hints.Form form() {
        return Hints.Form.VALUE;
    }

    /// The rules one step further down.
    ///
    /// @param part a key, or `[0]` for an item of a list
    default List<Rule> inside(String part) {
        return List.of();
    }

    /// The keys that are known here, each with the rule of its value.
    default Map<String, Rule> keys() {
        return Map.of();
    }

    /// The values to choose from, none where anything goes.
    default List<String> words() {
        return List.of();
    }

    /// Reports a tree that does not fit, or else what is wrong inside of it.
    default void apply(Tree tree, TreePath path, Problems problems) {
        if (fits(tree)) {
            check(tree, path, problems);
        } else {
            problems.error(tree, path, "This must be %s, not %s.".formatted(expected(), Kinds.name(tree)));
        }
    }
}
