package dev.quaymaster.compose.tree;

/// What a phase does to the trees at certain places.
@FunctionalInterface
public interface Rewrite {

    /// Rewrites one tree. A mistake is added to the problems and the tree returned as it was.
    ///
    /// @param tree what stands there
    /// @param path where it stands
    /// @param problems takes what is wrong
    /// @return what shall stand there
    Tree apply(Tree tree, TreePath path, Problems problems);

    /// Walks a tree from its root and rewrites what the table names, parents before children.
    ///
    /// @param root root mapping
    /// @param rules rules by place
    /// @param problems takes what is wrong
    /// @return the rewritten tree
    static MapTree all(MapTree root, PathTable<Rewrite> rules, Problems problems) {
        return root.mapValues((key, value) -> walk(value, TreePath.of(key), rules, problems));
    }

    private static Tree walk(Tree tree, TreePath path, PathTable<Rewrite> rules, Problems problems) {
        var rewritten =
                rules.at(path).map(rule -> rule.apply(tree, path, problems)).orElse(tree);
        return switch (rewritten) {
            case MapTree map -> map.mapValues((key, value) -> walk(value, path.next(key), rules, problems));
            case ListTree list -> list.mapItems((i, item) -> walk(item, path.item(i), rules, problems));
            case Scalar scalar -> scalar;
        };
    }
}
