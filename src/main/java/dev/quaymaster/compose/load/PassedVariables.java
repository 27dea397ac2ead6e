package dev.quaymaster.compose.load;

import dev.quaymaster.compose.shape.ProjectShape;
import dev.quaymaster.compose.tree.ListTree;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.PathTable;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Rewrite;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.Tree;
import java.util.Map;

/// Gives values to what names a variable only: `- NAME` in a service's environment, and the
/// `environment` of secrets and configs. An included file thereby sees its own variables.
final class PassedVariables {

    private final Map<String, String> environment;

    PassedVariables(Map<String, String> environment) {
        this.environment = environment;
    }

    MapTree apply(MapTree model, Problems problems) {
        var rules = PathTable.<Rewrite>of(Map.of(
                "services.*.environment", (tree, _, _) -> variables(tree),
                "secrets.*", (tree, _, _) -> source(tree),
                "configs.*", (tree, _, _) -> source(tree)));
        return Rewrite.all(model, rules, problems);
    }

    private Tree variables(Tree tree) {
        return tree instanceof ListTree list
                ? new ListTree(list.items().stream().map(this::variable).toList(), list.at())
                : tree;
    }

    private Tree variable(Tree item) {
        return item.asString()
                .filter(environment::containsKey)
                .<Tree>map(name -> new Scalar(name + "=" + environment.get(name), item.at()))
                .orElse(item);
    }

    private Tree source(Tree tree) {
        if (!(tree instanceof MapTree map)) {
            return tree;
        }
        return map.string("environment")
                .filter(environment::containsKey)
                .<Tree>map(name -> map.with(ProjectShape.PASSED_VALUE, new Scalar(environment.get(name), map.at())))
                .orElse(tree);
    }
}
