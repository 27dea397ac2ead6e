package dev.quaymaster.compose.tree;

import dev.quaymaster.compose.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

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

    /// This list with every item replaced; what stays the same is shared and not copied.
    ///
    /// @param change new item for an index and its item
    /// @return a new list, or this one when nothing changed
    @SuppressWarnings("ReferenceEquality") // whether it is the very same tree is the question
    public ListTree mapItems(BiFunction<Integer, Tree, Tree> change) {
        List<Tree> changed = new ArrayList<>();
        boolean same = true;
        for (int i = 0; i < items.size(); i++) {
            var now = change.apply(i, items.get(i));
            same &= now == items.get(i);
            changed.add(now);
        }
        return same ? this : new ListTree(changed, at);
    }

    @Override
    public Object plain() {
        return items.stream().map(Tree::plain).toList();
    }
}
