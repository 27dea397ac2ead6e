package dev.quaymaster.compose.merge;

import static java.util.Map.entry;

import dev.quaymaster.compose.tree.ListTree;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.PathTable;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Merges two trees: mappings key by key, lists one after the other, the later scalar wins; and the
/// places in the table by their own rule.
public final class Merge {

    private static final PathTable<MergeRule> RULES = PathTable.of(Map.ofEntries(
            entry("networks.*.ipam.config", IpamMerge::merge),
            entry("networks.*.labels", MergeRule.AS_LIST),
            entry("volumes.*.labels", MergeRule.AS_LIST),
            entry("services.*.annotations", MergeRule.AS_LIST),
            entry("services.*.build", MergeRule.BUILD),
            entry("services.*.build.args", MergeRule.AS_LIST),
            entry("services.*.build.additional_contexts", MergeRule.AS_LIST),
            entry("services.*.build.extra_hosts", MergeRule.AS_SET),
            entry("services.*.build.labels", MergeRule.AS_LIST),
            entry("services.*.command", MergeRule.LATER),
            entry("services.*.depends_on", MergeRule.DEPENDENCIES),
            entry("services.*.deploy.labels", MergeRule.AS_LIST),
            entry("services.*.dns", MergeRule.AS_LIST),
            entry("services.*.dns_opt", MergeRule.AS_LIST),
            entry("services.*.dns_search", MergeRule.AS_LIST),
            entry("services.*.entrypoint", MergeRule.LATER),
            entry("services.*.env_file", MergeRule.AS_LIST),
            entry("services.*.label_file", MergeRule.AS_LIST),
            entry("services.*.environment", MergeRule.AS_LIST),
            entry("services.*.extra_hosts", MergeRule.AS_SET),
            entry("services.*.healthcheck.test", MergeRule.LATER),
            entry("services.*.labels", MergeRule.AS_LIST),
            entry("services.*.volumes.*.volume.labels", MergeRule.AS_LIST),
            entry("services.*.logging", MergeRule.LOGGING),
            entry("services.*.models", MergeRule.AS_MAPPING),
            entry("services.*.networks", MergeRule.AS_MAPPING),
            entry("services.*.sysctls", MergeRule.AS_LIST),
            entry("services.*.tmpfs", MergeRule.AS_LIST),
            entry("services.*.ulimits.*", MergeRule.LATER)));

    private final Problems problems;

    /// A merger.
    ///
    /// @param problems takes what cannot be merged
    public Merge(Problems problems) {
        this.problems = problems;
    }

    /// Merges two models.
    ///
    /// @param base the earlier one
    /// @param later the one that overrides it
    /// @return both together
    public MapTree models(MapTree base, MapTree later) {
        return mappings(base, later, TreePath.ROOT);
    }

    /// Merges a service into the one it extends.
    ///
    /// @param base the service extended
    /// @param service the service that extends it
    /// @param name its name
    /// @return both together
    public MapTree services(MapTree base, MapTree service, String name) {
        return mappings(base, service, TreePath.of("services", name));
    }

    MapTree mappings(MapTree base, MapTree later, TreePath path) {
        Map<String, Tree> merged = new LinkedHashMap<>(base.entries());
        later.entries().forEach((key, value) -> merged.merge(key, value, (a, b) -> trees(a, b, path.next(key))));
        var keys = new LinkedHashMap<>(base.keys());
        keys.putAll(later.keys());
        return new MapTree(merged, keys, later.at());
    }

    private Tree trees(Tree base, Tree later, TreePath path) {
        var rule = RULES.at(path);
        if (rule.isPresent()) {
            return rule.get().merge(base, later, path, this);
        }
        if (later.isNull()) {
            return base;
        }
        return switch (base) {
            case MapTree map when later instanceof MapTree other -> mappings(map, other, path);
            case ListTree list when later instanceof ListTree other -> list.plus(other.items());
            case Scalar _ -> later;
            case MapTree _, ListTree _ -> mismatch(base, later, path);
        };
    }

    Tree mismatch(Tree base, Tree later, TreePath path) {
        problems.error(
                later,
                path,
                "This cannot override %s, which is a %s."
                        .formatted(base.at(), base instanceof MapTree ? "mapping" : "list"));
        return base;
    }

    /// Drops places from a model, because a later file resets or overrides them.
    ///
    /// @param model the earlier model
    /// @param places places to drop
    /// @return what is left
    public static MapTree clear(MapTree model, List<TreePath> places) {
        return places.isEmpty() ? model : clear(model, TreePath.ROOT, Set.copyOf(places));
    }

    private static MapTree clear(MapTree map, TreePath path, Set<TreePath> places) {
        Map<String, Tree> kept = new LinkedHashMap<>();
        map.entries().forEach((key, value) -> {
            var at = path.next(key);
            if (!places.contains(at)) {
                kept.put(key, value instanceof MapTree inner ? clear(inner, at, places) : value);
            }
        });
        return new MapTree(kept, map.keys(), map.at());
    }
}
