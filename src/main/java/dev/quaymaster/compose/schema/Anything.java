package dev.quaymaster.compose.schema;

import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;

/// Whatever the user likes, as under `x-` keys.
record Anything() implements Rule {

    @Override
    public boolean fits(Tree tree) {
        return true;
    }

    @Override
    public String expected() {
        return "anything";
    }

    @Override
    public void check(Tree tree, TreePath path, Problems problems) {
        // nothing is wrong
    }
}
