package dev.quaymaster.compose.schema;

import dev.quaymaster.compose.tree.NearMiss;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A single value of some types, with bounds.
///
/// @param types types allowed
/// @param words texts allowed; none means any
/// @param pattern what a text must contain
/// @param least smallest number
/// @param most largest number
record Value(Set<ScalarType> types, List<String> words, Pattern pattern, double least, double most) implements Rule {

    private static final Pattern ANYTHING = Pattern.compile("");

    static Value of(ScalarType first, ScalarType... more) {
        return new Value(
                EnumSet.of(first, more), List.of(), ANYTHING, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    static Value oneOf(String... words) {
        return new Value(
                EnumSet.of(ScalarType.TEXT),
                List.of(words),
                ANYTHING,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
    }

    Value between(double from, double to) {
        return new Value(types, words, pattern, from, to);
    }

    Value containing(String regex) {
        return new Value(types, words, Pattern.compile(regex), least, most);
    }

    @Override
    public boolean fits(Tree tree) {
        return tree instanceof Scalar scalar && types.stream().anyMatch(type -> type.fits(scalar));
    }

    @Override
    public String expected() {
        return types.stream().map(ScalarType::words).collect(Collectors.joining(" or "));
    }

    @Override
    public void check(Tree tree, TreePath path, Problems problems) {
        var scalar = (Scalar) tree;
        if (scalar.value() instanceof Number number && (number.doubleValue() < least || number.doubleValue() > most)) {
            problems.error(tree, path, bounds());
        }
        if (scalar.value() instanceof String text) {
            checkText(text, tree, path, problems);
        }
    }

    private void checkText(String text, Tree tree, TreePath path, Problems problems) {
        if (!words.isEmpty() && !words.contains(text)) {
            problems.error(
                    tree,
                    path,
                    words.size() == 1
                            ? "This must be %s, not \"%s\".".formatted(words.getFirst(), text)
                            : "\"%s\" is not one of %s.%s"
                                    .formatted(text, String.join(", ", words), NearMiss.hint(text, words)));
        }
        if (!pattern.matcher(text).find()) {
            problems.error(
                    tree,
                    path,
                    "\"%s\" does not have the form that is expected here, which is %s.".formatted(text, pattern));
        }
    }

    private String bounds() {
        return most == Double.POSITIVE_INFINITY
                ? "This must be at least %.0f.".formatted(least)
                : "This must be between %.0f and %.0f.".formatted(least, most);
    }
}
