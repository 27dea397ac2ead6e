package dev.quaymaster.compose.canonical;

import dev.quaymaster.compose.tree.ListTree;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Rewrite;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The long forms by name. Each leaves alone what is in its long form already.
final class LongForms {

    /// a text becomes a list of it
    static final Rewrite LIST =
            (tree, _, _) -> tree.asString().isPresent() ? new ListTree(List.of(tree), tree.at()) : tree;

    /// like a list, without entries that an unset variable left empty
    static final Rewrite NAME_SERVERS = (tree, path, problems) -> LIST.apply(tree, path, problems)
                    instanceof ListTree list
            ? new ListTree(list.items().stream().filter(item -> !isEmpty(item)).toList(), list.at())
            : tree;

    /// any scalar becomes a text
    static final Rewrite AS_TEXT = (tree, _, _) ->
            tree instanceof Scalar scalar && !scalar.isNull() ? new Scalar(scalar.text(), scalar.at()) : tree;

    /// a list of names becomes a mapping of them to nothing
    static final Rewrite KEYS = (tree, _, _) -> tree instanceof ListTree list ? keyed(list, LongForms::nothing) : tree;

    /// a list of `key=value` becomes a mapping
    static final Rewrite PAIRS =
            (tree, path, problems) -> tree instanceof ListTree list ? pairs(list, path, problems) : tree;

    static final Rewrite SSH_KEYS =
            (tree, path, problems) -> tree instanceof ListTree list ? sshKeys(list, path, problems) : tree;

    static final Rewrite DEPENDENCIES = (tree, _, _) -> switch (tree) {
        case ListTree list -> keyed(list, item -> dependency(MapTree.empty(item.at())));
        case MapTree map -> map.mapValues((_, value) -> dependency(value));
        case Scalar scalar -> scalar;
    };

    static final Rewrite ENV_FILES = (tree, path, problems) -> LIST.apply(tree, path, problems) instanceof ListTree list
            ? new ListTree(list.items().stream().map(LongForms::envFile).toList(), list.at())
            : tree;

    static final Rewrite GPUS = (tree, _, _) -> tree.asString().isPresent()
            ? new ListTree(List.of(MapTree.empty(tree.at()).withDefault("count", "all")), tree.at())
            : tree;

    static final Rewrite VOLUME = (tree, path, problems) ->
            fromText(tree, path, problems, text -> ShortVolume.parse(text).longForm(tree.at()));

    static final Rewrite DEVICE = (tree, path, problems) -> fromText(tree, path, problems, text -> device(text, tree));

    static final Rewrite PORTS =
            (tree, path, problems) -> tree instanceof ListTree list ? ports(list, path, problems) : tree;

    private LongForms() {}

    private interface Parser {
        Tree parse(String text) throws SpecException;
    }

    /// A text becomes a mapping with that text under a key.
    static Rewrite textAs(String key) {
        return (tree, _, _) ->
                tree.asString().isPresent() ? MapTree.empty(tree.at()).with(key, tree) : tree;
    }

    private static Tree fromText(Tree tree, TreePath path, Problems problems, Parser parser) {
        var text = tree.asString();
        if (text.isEmpty()) {
            return tree;
        }
        try {
            return parser.parse(text.get());
        } catch (SpecException e) {
            problems.error(tree, path, e.getMessage() + ".");
            return MapTree.empty(tree.at());
        }
    }

    private static boolean isEmpty(Tree item) {
        return item.isNull() || item.asString().filter(String::isEmpty).isPresent();
    }

    private static MapTree keyed(ListTree list, Function<Tree, Tree> value) {
        Map<String, Tree> keyed = new LinkedHashMap<>();
        for (var item : list.items()) {
            item.asString().ifPresent(key -> keyed.put(key, value.apply(item)));
        }
        return MapTree.of(keyed, list.at());
    }

    private static MapTree pairs(ListTree list, TreePath path, Problems problems) {
        Map<String, Tree> pairs = new LinkedHashMap<>();
        for (var item : list.items()) {
            var text = item.asString().orElse("");
            int equals = text.indexOf('=');
            if (equals < 0) {
                problems.error(item, path, "\"%s\" must be written key=value.".formatted(text));
            } else {
                pairs.put(text.substring(0, equals), new Scalar(text.substring(equals + 1), item.at()));
            }
        }
        return MapTree.of(pairs, list.at());
    }

    private static MapTree sshKeys(ListTree list, TreePath path, Problems problems) {
        Map<String, Tree> keys = new LinkedHashMap<>();
        for (var item : list.items()) {
            var text = item.asString().orElse("");
            int equals = text.indexOf('=');
            if (equals < 0 && !text.equals("default")) {
                problems.error(item, path, "\"%s\" must be written id=path.".formatted(text));
            }
            var key = equals < 0 ? text : text.substring(0, equals);
            keys.put(key, new Scalar(equals < 0 ? null : text.substring(equals + 1), item.at()));
        }
        return MapTree.of(keys, list.at());
    }

    private static Tree nothing(Tree item) {
        return new Scalar(null, item.at());
    }

    private static Tree dependency(Tree tree) {
        return tree instanceof MapTree map
                ? map.withDefault("condition", "service_started").withDefault("required", true)
                : tree;
    }

    private static Tree envFile(Tree tree) {
        var map = tree.asString().isPresent() ? MapTree.empty(tree.at()).with("path", tree) : tree;
        return map instanceof MapTree file ? file.withDefault("required", true) : map;
    }

    private static Tree device(String text, Tree at) throws SpecException {
        var parts = text.split(":", -1);
        if (parts.length > 3) {
            throw new SpecException("\"%s\" has too many colons".formatted(text));
        }
        var target = parts.length > 1 && !parts[1].isEmpty() ? parts[1] : parts[0];
        return MapTree.empty(at.at())
                .withDefault("source", parts[0])
                .withDefault("target", target)
                .withDefault("permissions", parts.length > 2 ? parts[2] : "rwm");
    }

    private static ListTree ports(ListTree list, TreePath path, Problems problems) {
        List<Tree> ports = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            var item = list.items().get(i);
            if (item instanceof Scalar scalar) {
                try {
                    ports.addAll(ShortPort.parse(scalar.text()).longForms(item.at()));
                } catch (SpecException e) {
                    problems.error(item, path.item(i), e.getMessage() + ".");
                }
            } else {
                ports.add(item);
            }
        }
        return new ListTree(ports, list.at());
    }
}
