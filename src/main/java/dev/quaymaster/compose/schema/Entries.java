package dev.quaymaster.compose.schema;

import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.util.List;
import java.util.regex.Pattern;

/// A mapping whose keys the user chooses, such as `services` or `labels`.
///
/// @param key what the whole of a key must look like
/// @param strict whether other keys are refused; they are ignored else
/// @param value rule of each value
record Entries(Pattern key, boolean strict, Rule value) implements Rule {

    private static final Pattern ANY = Pattern.compile(".+", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]+");

    static Entries of(Rule value) {
        return new Entries(ANY, true, value);
    }

    static Entries named(Rule value) {
        return new Entries(NAME, true, value);
    }

    @Override
    public boolean fits(Tree tree) {
        return tree instanceof MapTree;
    }

    @Override
    public String expected() {
        return "a mapping";
    }

    @Override
    public Hints.Form form() {
        return Hints.Form.MAPPING;
    }

    @Override
    public List<Rule> inside(String part) {
        return TreePath.isItem(part) ? List.of() : List.of(value);
    }

    @Override
    public void check(Tree tree, TreePath path, Problems problems) {
        var map = (MapTree) tree;
        map.entries().forEach((name, entry) -> {
            if (key.matcher(name).matches()) {
                value.apply(entry, path.next(name), problems);
            } else if (strict) {
                problems.error(
                        map.keyAt(name),
                        path,
                        ("\"%s\" is not a valid name here: it may have the characters" + " %s.").formatted(name, key));
            }
        });
    }
}
