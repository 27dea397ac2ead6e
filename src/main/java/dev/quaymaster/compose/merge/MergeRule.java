package dev.quaymaster.compose.merge;

import dev.quaymaster.compose.tree.ListTree;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How two values at one place are merged where the general rule does not hold.
@FunctionalInterface
interface MergeRule {

    Tree merge(Tree base, Tree later, TreePath path, Merge merge);

    /// the later one alone
    MergeRule LATER = (_, later, _, _) -> later;

    /// both as lists of `key=value`, one after the other; duplicates are dropped later on
    MergeRule AS_LIST = (base, later, _, _) -> asList(base).plus(asList(later).items());

    /// both as lists, without repeating what the earlier one has
    MergeRule AS_SET = (base, later, _, _) -> {
        var all = new ArrayList<>(asList(base).items());
        var known = new ArrayList<>(all.stream().map(Tree::plain).toList());
        asList(later).items().stream()
                .filter(item -> !known.contains(item.plain()))
                .forEach(all::add);
        return new ListTree(all, later.at());
    };

    /// both as mappings, where a list names keys
    MergeRule AS_MAPPING = (base, later, path, merge) -> merge.mappings(keyed(base, null), keyed(later, null), path);

    /// `depends_on`: a name alone means "started"
    MergeRule DEPENDENCIES = (base, later, path, merge) ->
            merge.mappings(keyed(base, "service_started"), keyed(later, "service_started"), path);

    /// `build`: a text alone is the context
    MergeRule BUILD = (base, later, path, merge) -> merge.mappings(build(base), build(later), path);

    /// `logging`: options count together only when the driver stays the same
    MergeRule LOGGING = (base, later, path, merge) -> {
        if (!(base instanceof MapTree a) || !(later instanceof MapTree b)) {
            return merge.mismatch(base, later, path);
        }
        boolean sameDriver =
                !a.has("driver") || !b.has("driver") || a.string("driver").equals(b.string("driver"));
        return sameDriver ? merge.mappings(a, b, path) : b;
    };

    private static ListTree asList(Tree tree) {
        return switch (tree) {
            case ListTree list -> list;
            case MapTree map -> pairs(map);
            case Scalar(String _, var at) -> new ListTree(List.of(tree), at);
            case Scalar scalar -> new ListTree(List.of(), scalar.at());
        };
    }

    private static ListTree pairs(MapTree map) {
        List<Scalar> pairs = new ArrayList<>();
        map.entries().forEach((key, value) -> {
            if (value instanceof ListTree list) {
                list.items().forEach(item -> pairs.add(pair(key, item)));
            } else {
                pairs.add(pair(key, value));
            }
        });
        pairs.sort(Comparator.comparing(Scalar::text));
        return new ListTree(List.copyOf(pairs), map.at());
    }

    private static Scalar pair(String key, Tree value) {
        boolean alone = value.isNull() || !(value instanceof Scalar);
        return new Scalar(alone ? key : key + "=" + ((Scalar) value).text(), value.at());
    }

    private static MapTree keyed(Tree tree, @Nullable String condition) {
        Map<String, Tree> keyed = new LinkedHashMap<>();
        if (tree instanceof MapTree map) {
            return map;
        }
        for (var item : tree.asList().map(ListTree::items).orElse(List.of())) {
            item.asString().ifPresent(key -> keyed.put(key, value(condition, item)));
        }
        return MapTree.of(keyed, tree.at());
    }

    private static Tree value(@Nullable String condition, Tree item) {
        if (condition == null) {
            return new Scalar(null, item.at());
        }
        return MapTree.empty(item.at()).withDefault("condition", condition).withDefault("required", true);
    }

    private static MapTree build(Tree tree) {
        if (tree instanceof MapTree map) {
            return map;
        }
        var empty = MapTree.empty(tree.at());
        return tree.asString().isPresent() ? empty.with("context", tree) : empty;
    }
}
