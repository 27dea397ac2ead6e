package dev.quaymaster.compose.canonical;

import static java.util.Map.entry;

import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.PathTable;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Rewrite;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.util.Map;
import java.util.Set;

/// Replaces short forms by long ones.
public final class Canonical {

    private static final PathTable<Rewrite> RULES = PathTable.of(Map.ofEntries(
            entry("services.*.build", LongForms.textAs("context")),
            entry("services.*.build.secrets.*", LongForms.textAs("source")),
            entry("services.*.build.provenance", LongForms.AS_TEXT),
            entry("services.*.build.sbom", LongForms.AS_TEXT),
            entry("services.*.build.additional_contexts", LongForms.PAIRS),
            entry("services.*.build.ssh", LongForms.SSH_KEYS),
            entry("services.*.depends_on", LongForms.DEPENDENCIES),
            entry("services.*.env_file", LongForms.ENV_FILES),
            entry("services.*.label_file", LongForms.LIST),
            entry("services.*.extends", LongForms.textAs("service")),
            entry("services.*.gpus", LongForms.GPUS),
            entry("services.*.networks", LongForms.KEYS),
            entry("services.*.models", LongForms.KEYS),
            entry("services.*.volumes.*", LongForms.VOLUME),
            entry("services.*.dns", LongForms.NAME_SERVERS),
            entry("services.*.devices.*", LongForms.DEVICE),
            entry("services.*.secrets.*", LongForms.textAs("source")),
            entry("services.*.configs.*", LongForms.textAs("source")),
            entry("services.*.ports", LongForms.PORTS),
            entry("services.*.ulimits.*", Canonical::limit),
            entry("services.*.develop.watch.*.ignore", LongForms.LIST),
            entry("services.*.develop.watch.*.include", LongForms.LIST),
            entry("volumes.*", Canonical::external),
            entry("networks.*", Canonical::external),
            entry("secrets.*", Canonical::external),
            entry("configs.*", Canonical::external)));

    /// short forms that a variable may make unreadable
    private static final Set<String> READ_AS_TEXT = Set.of(
            "services.*.ports", "services.*.volumes.*", "services.*.devices.*", "services.*.build.additional_contexts");

    private static final PathTable<Rewrite> LENIENT =
            RULES.map((pattern, rule) -> READ_AS_TEXT.contains(pattern) ? lenient(rule) : rule);

    private Canonical() {}

    /// Brings a model into its canonical form; what is canonical already stays.
    ///
    /// @param model model that follows the schema
    /// @param problems takes short forms that cannot be read
    /// @return the model in long forms
    public static MapTree apply(MapTree model, Problems problems) {
        return PortCount.isSane(model, problems) ? Rewrite.all(model, RULES, problems) : model;
    }

    /// Brings what can be read into its canonical form and leaves the rest as it is.
    ///
    /// @param model model that follows the schema, with variables
    /// @param problems takes what has nothing to do with variables
    /// @return the model, as far as possible in long forms
    public static MapTree applyWherePossible(MapTree model, Problems problems) {
        return Rewrite.all(model, LENIENT, problems);
    }

    private static Rewrite lenient(Rewrite rule) {
        return (tree, path, problems) -> {
            var own = new Problems();
            var rewritten = rule.apply(tree, path, own);
            return own.hasErrors() ? tree : rewritten;
        };
    }

    private static Tree limit(Tree tree, TreePath path, Problems problems) {
        if (tree instanceof Scalar scalar && !(scalar.value() instanceof Long)) {
            problems.error(tree, path, "This must be a whole number or soft and hard.");
        }
        return tree;
    }

    /// `external: {name: x}` is the old way to write `external: true` and `name: x`.
    private static Tree external(Tree tree, TreePath path, Problems problems) {
        if (!(tree instanceof MapTree resource)
                || !(resource.get("external").orElse(null) instanceof MapTree external)) {
            return tree;
        }
        var canonical = resource.without("external").withDefault("external", true);
        var oldName = external.get("name");
        if (oldName.isEmpty()) {
            return canonical;
        }
        problems.warning(
                external.at(),
                path.next("external"),
                "external.name is an old way to write it; use name and external: true.");
        if (resource.has("name")
                && !resource.string("name").equals(oldName.get().asString())) {
            problems.error(external, path, "name and external.name contradict each other; use name alone.");
        }
        return canonical.with("name", oldName.get());
    }
}
