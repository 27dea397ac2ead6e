package dev.quaymaster.compose.shape;

import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Forms of mappings with keys the user chooses, which may be written as lists of `key=value` too.
final class MapForms {

    /// a key without a value stays null
    static final Form ENVIRONMENT = (tree, path, problems) -> {
        var pairs = pairs(tree);
        for (var key : pairs.keySet()) {
            checkName(key);
        }
        return filled(pairs);
    };

    /// a key without a value gets an empty text
    static final Form PAIRS = (tree, _, _) -> {
        var pairs = pairs(tree);
        pairs.replaceAll((_, value) -> Optional.of(value.orElse("")));
        return filled(pairs);
    };

    static final Form HOSTS = (tree, _, _) -> {
        List<String> hosts = new ArrayList<>();
        if (tree instanceof MapTree map) {
            for (var entry : map.entries().entrySet()) {
                addHost(entry.getKey(), addresses(entry.getValue()), hosts);
            }
        } else {
            for (var host : Forms.texts(tree)) {
                addHost(host, hosts);
            }
        }
        hosts.sort(null);
        return hosts.isEmpty() ? Optional.empty() : Optional.of(hosts);
    };

    static final Form ULIMITS = (tree, path, problems) -> {
        Map<String, Object> limits = new TreeMap<>();
        for (var entry : map(tree).entries().entrySet()) {
            limits.put(entry.getKey(), ulimit(entry.getValue(), path.next(entry.getKey()), problems));
        }
        return limits.isEmpty() ? Optional.empty() : Optional.of(limits);
    };

    static final Form SSH_KEYS = (tree, _, _) -> {
        List<String> keys = new ArrayList<>();
        new TreeMap<>(pairs(tree))
                .forEach(
                        (id, path) -> keys.add(path.map(file -> id + "=" + file).orElse(id)));
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys);
    };

    /// options of a provider: each a list of texts
    static final Form LISTS = (tree, _, _) -> {
        Map<String, Object> lists = new TreeMap<>();
        for (var entry : map(tree).entries().entrySet()) {
            var value = entry.getValue();
            lists.put(entry.getKey(), value instanceof Scalar ? List.of(Forms.text(value)) : Forms.texts(value));
        }
        return lists.isEmpty() ? Optional.empty() : Optional.of(lists);
    };

    private static final CanonicalObject ULIMIT =
            CanonicalObject.of(Field.key("soft", Forms.WHOLE), Field.key("hard", Forms.WHOLE));

    private static final CanonicalObject DEPENDENCY = CanonicalObject.of(
            Field.key("condition", Forms.TEXT),
            Field.key("restart", Forms.FLAG),
            Field.with("required", Forms.CHOICE, true));

    static final Form DEPENDENCIES = DEPENDENCY.named(false);

    private MapForms() {}

    /// Key and value of each entry; a list's entries are split at the first equals sign.
    static Map<String, Optional<Object>> pairs(Tree tree) throws BadValueException {
        Map<String, Optional<Object>> pairs = new LinkedHashMap<>();
        if (tree instanceof MapTree map) {
            for (var entry : map.entries().entrySet()) {
                var value = entry.getValue();
                pairs.put(entry.getKey(), value.isNull() ? Optional.empty() : Optional.of(Forms.text(value)));
            }
            return pairs;
        }
        for (var text : Forms.texts(tree)) {
            int equals = text.indexOf('=');
            pairs.put(
                    equals < 0 ? text : text.substring(0, equals),
                    equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1)));
        }
        return pairs;
    }

    private static Optional<Object> filled(Map<String, Optional<Object>> pairs) {
        Map<String, Object> sorted = new TreeMap<>();
        pairs.forEach((key, value) -> CanonicalObject.put(sorted, key, value));
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted);
    }

    private static void checkName(String key) throws BadValueException {
        if (!key.isEmpty() && Character.isWhitespace(key.charAt(key.length() - 1))) {
            throw new BadValueException("the variable \"%s\" has a blank before its equals sign".formatted(key));
        }
    }

    private static Object ulimit(Tree tree, TreePath path, Problems problems) throws BadValueException {
        if (tree instanceof MapTree map) {
            return ULIMIT.print(map, path, problems);
        }
        long single = Forms.whole(tree);
        return single == 0 ? Map.of() : (Object) single;
    }

    private static List<String> addresses(Tree tree) throws BadValueException {
        return tree instanceof Scalar ? List.of(Forms.text(tree)) : Forms.texts(tree);
    }

    private static void addHost(String text, List<String> hosts) throws BadValueException {
        int at = text.indexOf('=') >= 0 ? text.indexOf('=') : text.indexOf(':');
        if (at < 0) {
            throw new BadValueException("\"%s\" has no address for the host".formatted(text));
        }
        addHost(text.substring(0, at), List.of(text.substring(at + 1).split(",", -1)), hosts);
    }

    private static void addHost(String name, List<String> addresses, List<String> hosts) throws BadValueException {
        if (name.isEmpty() || name.contains(":") || name.contains("=")) {
            throw new BadValueException("\"%s\" is not a host name".formatted(name));
        }
        for (var address : addresses) {
            boolean brackets = address.length() > 2 && address.startsWith("[") && address.endsWith("]");
            hosts.add(name + "=" + (brackets ? address.substring(1, address.length() - 1) : address));
        }
    }

    private static MapTree map(Tree tree) {
        return tree.asMap().orElseGet(() -> MapTree.empty(tree.at()));
    }
}
