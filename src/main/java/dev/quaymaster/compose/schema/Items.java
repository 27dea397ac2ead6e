package dev.quaymaster.compose.schema;

import dev.quaymaster.compose.tree.ListTree;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A list.
///
/// @param item rule of each item
/// @param distinct whether no item may come twice
record Items(Rule item, boolean distinct) implements Rule {

    @Override
    public boolean fits(Tree tree) {
        return tree instanceof ListTree;
    }

    @Override
    public String expected() {
        return "a list";
    }

    @Override
    public Hints.Form form() {
        return Hints.Form.LIST;
    }

    @Override
    public List<Rule> inside(String part) {
        return TreePath.isItem(part) ? List.of(item) : List.of();
    }

    @Override
    public void check(Tree tree, TreePath path, Problems problems) {
        Map<Object, Integer> seen = new HashMap<>();
        var items = ((ListTree) tree).items();
        for (int i = 0; i < items.size(); i++) {
            item.apply(items.get(i), path.item(i), problems);
            var earlier = seen.putIfAbsent(items.get(i).plain(), i);
            if (distinct && earlier != null) {
                problems.error(items.get(i), path.item(i), "This is the same as %s.".formatted(path.item(earlier)));
            }
        }
    }
}
