package dev.quaymaster.compose.tree;

import java.util.List;

/// A place in a tree: keys, and `[0]` for items of a list.
///
/// @param parts the steps from the root
public record TreePath(List<String> parts) {

    /// The root.
    public static final TreePath ROOT = new TreePath(List.of());

    /// Copies the parts.
    public TreePath {
        parts = List.copyOf(parts);
    }

    /// A place given by its keys.
    ///
    /// @param parts keys
    /// @return a path
    public static TreePath of(String... parts) {
        return new TreePath(List.of(parts));
    }

    /// One step further down.
    ///
    /// @param part key
    /// @return a longer path
    public TreePath next(String part) {
        var longer = parts.toArray(new String[parts.size() + 1]);
        longer[parts.size()] = part;
        return new TreePath(List.of(longer));
    }

    /// One step further down, into a list.
    ///
    /// @param index index of the item, from 0
    /// @return a longer path
    public TreePath item(int index) {
        return next("[" + index + "]");
    }

    /// Whether a step leads to an item of a list.
    ///
    /// @param part one of the parts
    public static boolean isItem(String part) {
        return part.startsWith("[") && part.endsWith("]");
    }

    /// The last step.
    ///
    /// @return empty text for the root
    public String last() {
        return parts.isEmpty() ? "" : parts.getLast();
    }

    /// Whether this place is one that a pattern describes, in which `*` stands for any one step.
    ///
    /// @param pattern steps of the pattern
    /// @return true when it is
    public boolean matches(List<String> pattern) {
        if (pattern.size() != parts.size()) {
            return false;
        }
        for (int i = 0; i < pattern.size(); i++) {
            if (!pattern.get(i).equals("*") && !pattern.get(i).equals(parts.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// Prints `services.web.ports[0]`.
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var part : parts) {
            text.append(text.isEmpty() || isItem(part) ? "" : ".").append(part);
        }
        return text.toString();
    }
}
