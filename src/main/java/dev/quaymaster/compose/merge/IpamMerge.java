package dev.quaymaster.compose.merge;

import dev.quaymaster.compose.tree.ListTree;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;

/// Merges address pools: those with the same subnet together, others side by side.
final class IpamMerge {

    private IpamMerge() {}

    static Tree merge(Tree base, Tree later, TreePath path, Merge merge) {
        if (!(base instanceof ListTree earlier) || !(later instanceof ListTree overrides)) {
            return merge.mismatch(base, later, path);
        }
        List<Tree> pools = new ArrayList<>();
        for (var original : earlier.items()) {
            for (var override : overrides.items()) {
                var pool = original.asMap().orElseGet(() -> MapTree.empty(base.at()));
                var other = override.asMap().orElseGet(() -> MapTree.empty(later.at()));
                // as the reference: a subnet seen already is merged, whatever pool it is compared
                // to
                if (!subnet(pool).equals(subnet(other)) && indexOf(pools, other) < 0) {
                    pools.add(other);
                } else {
                    put(pools, merge.mappings(pool, other, path));
                }
            }
        }
        return new ListTree(pools, later.at());
    }

    private static void put(List<Tree> pools, MapTree pool) {
        int index = indexOf(pools, pool);
        if (index >= 0) {
            pools.set(index, pool);
        } else {
            pools.add(pool);
        }
    }

    private static int indexOf(List<Tree> pools, MapTree pool) {
        for (int i = 0; i < pools.size(); i++) {
            if (subnet((MapTree) pools.get(i)).equals(subnet(pool))) {
                return i;
            }
        }
        return -1;
    }

    private static String subnet(MapTree pool) {
        return pool.string("subnet").orElse("");
    }
}
