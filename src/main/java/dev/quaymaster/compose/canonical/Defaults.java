package dev.quaymaster.compose.canonical;

import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.PathTable;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Rewrite;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.Tree;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Fills in what a long form leaves out.
public final class Defaults {

    private static final Rewrite ALL_DEVICES = in(map -> map.has("device_ids") ? map : map.withDefault("count", "all"));

    private static final PathTable<Rewrite> RULES = PathTable.of(Map.of(
            "services.*.build",
            in(map -> map.withDefault("context", ".")),
            "services.*.secrets.*",
            in(Defaults::secretTarget),
            "services.*.ports.*",
            in(map -> map.withDefault("protocol", "tcp").withDefault("mode", "ingress")),
            "services.*.deploy.resources.reservations.devices.*",
            ALL_DEVICES,
            "services.*.gpus.*",
            ALL_DEVICES));

    private Defaults() {}

    /// Fills in defaults.
    ///
    /// @param model canonical model
    /// @param problems not used: a default is never wrong
    /// @return the model with defaults
    public static MapTree apply(MapTree model, Problems problems) {
        return Rewrite.all(model, RULES, problems);
    }

    private static Rewrite in(UnaryOperator<MapTree> fill) {
        return (tree, _, _) -> tree instanceof MapTree map ? fill.apply(map) : tree;
    }

    private static MapTree secretTarget(MapTree grant) {
        Tree source = grant.get("source").orElseGet(() -> new Scalar("", grant.at()));
        return grant.withDefault("target", "/run/secrets/" + source.plain());
    }
}
