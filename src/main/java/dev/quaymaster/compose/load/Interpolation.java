package dev.quaymaster.compose.load;

import dev.quaymaster.compose.env.Lookup;
import dev.quaymaster.compose.env.Template;
import dev.quaymaster.compose.env.TemplateException;
import dev.quaymaster.compose.tree.ListTree;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Replaces variables in every text of a model, but not in keys.
final class Interpolation {

    private final Lookup lookup;
    private final Problems problems;
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
        if (!(scalar.value() instanceof String text)) {
            return scalar;
        }
        try {
            var template = new Template(lookup, name -> reportUnset(name, scalar, path));
            return new Scalar(template.replace(text), scalar.at());
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
            case ListTree list -> {
                List<Tree> items = new ArrayList<>();
                for (var item : list.items()) {
                    items.add(tree(item, path.item(items.size())));
                }
                yield new ListTree(items, list.at());
            }
            case Scalar scalar -> Casts.cast(text(scalar, path), path, problems);
        };
    }

    private void reportUnset(String name, Scalar scalar, TreePath path) {
        if (reported.add(name)) {
            problems.warning(
                    scalar.at(),
                    path,
                    "The variable %s is not set; using an empty string.".formatted(name));
        }
    }
}
