package dev.quaymaster.compose.load;

import dev.quaymaster.compose.Problem;
import dev.quaymaster.compose.env.Lookup;
import dev.quaymaster.compose.env.Template;
import dev.quaymaster.compose.env.TemplateException;
import dev.quaymaster.compose.tree.ListTree;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Replaces variables in every text of a model, but not in keys.
final class Interpolation {

    private final Lookup lookup;
    private final Problems problems;

    /// bounds what long values that are used often can blow up to
    private static final long MOST_CHARACTERS = 16L * 1024 * 1024;

    private long characters;
    private final Set<String> reported = new HashSet<>();

    Interpolation(Map<String, String> environment, Problems problems) {
        this.lookup = Lookup.in(environment);
        this.problems = problems;
    }

    MapTree apply(MapTree model) {
        return map(model, TreePath.ROOT);
    }

    /// Replaces variables in a single text.
    Scalar text(Scalar scalar, TreePath path) {
        if (!(scalar.value() instanceof String text) || text.indexOf('$') < 0) {
            return scalar;
        }
        try {
            var template = new Template(lookup, name -> reportUnset(name, scalar, path));
            var replaced = template.replace(text);
            characters += replaced.length();
            if (characters > MOST_CHARACTERS) {
                throw new TemplateException("variables make this model too large to be meant");
            }
            return new Scalar(replaced, scalar.at());
        } catch (TemplateException e) {
            problems.error(scalar, path, e.getMessage() + ".");
            return scalar;
        }
    }

    private MapTree map(MapTree map, TreePath path) {
        return map.mapValues((key, value) -> tree(value, path.next(key)));
    }

    private Tree tree(Tree tree, TreePath path) {
        return switch (tree) {
            case MapTree map -> map(map, path);
            case ListTree list -> list.mapItems((i, item) -> tree(item, path.item(i)));
            case Scalar scalar -> Casts.cast(text(scalar, path), path, problems);
        };
    }

    private void reportUnset(String name, Scalar scalar, TreePath path) {
        if (reported.add(name)) {
            problems.warning(scalar.at(), path, Problem.unset(name));
        }
    }
}
