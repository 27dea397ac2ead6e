package dev.quaymaster.compose.tree;

import dev.quaymaster.compose.Location;
import java.util.ArrayList;
import java.util.List;

/// A list.
///
/// @param items its items
/// @param at where it begins
public record ListTree(List<Tree> items, Location at) implements Tree {

    /// Copies the items.
    public ListTree {
        items = List.copyOf(items);
    }

    /// This list with more items at its end.
    ///
    /// @param more items
    /// @return a new list
    public ListTree plus(List<Tree> more) {
        var all = new ArrayList<>(items);
        all.addAll(more);
        return new ListTree(all, at);
    }

    @Override
    public Object plain() {
        return items.stream().map(Tree::plain).toList();
    }
}
