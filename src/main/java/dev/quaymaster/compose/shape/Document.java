package dev.quaymaster.compose.shape;

import dev.quaymaster.compose.Location;
import dev.quaymaster.compose.tree.ListTree;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The model as a compose file again: the canonical form with what JSON leaves out, which are the
/// `x-` keys inside of services and resources, and without commands and groups that are not there.
public final class Document {

    private static final Set<String> PRINTED_AS_NULL = Set.of("command", "entrypoint");

    /// groups that JSON shows even when there is nothing in them
    private static final Set<String> GROUPS = Set.of("ipam", "resources", "placement", "exec");

    private static final List<String> SECTIONS =
            List.of("name", "services", "networks", "volumes", "secrets", "configs");

    private static final MapTree NOTHING = MapTree.empty(Location.of(Path.of("")));

    private Document() {}

    /// Adds to a canonical form what only its tree knows. What needs no change is shared with it.
    ///
    /// @param tree canonical tree
    /// @param form its canonical form
    /// @return the form with extensions
    public static Map<String, Object> of(MapTree tree, Map<String, Object> form) {
        Map<String, Object> document = new LinkedHashMap<>();
        for (var section : SECTIONS) {
            if (form.containsKey(section)) {
                document.put(section, part(tree.get(section), form.get(section)));
            }
        }
        form.forEach((key, value) -> document.putIfAbsent(key, part(tree.get(key), value)));
        return document;
    }

    private static Object part(Optional<Tree> tree, Object form) {
        if (form instanceof Map<?, ?> map) {
            return both(tree.flatMap(Tree::asMap).orElse(NOTHING), map);
        }
        if (form instanceof List<?> list && tree.orElse(null) instanceof ListTree known) {
            return list.size() == known.items().size() ? both(known, list) : list;
        }
        return form;
    }

    private static Map<?, ?> both(MapTree tree, Map<?, ?> form) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        boolean same = true;
        for (var entry : form.entrySet()) {
            var key = written(String.valueOf(entry.getKey()), tree);
            var value = switch (entry.getValue()) {
                case null -> null;
                case Map<?, ?> limits when key.equals("ulimits") -> limits(limits);
                case Object known -> part(tree.get(key), known);
            };
            boolean kept = !isNothing(key, value);
            if (kept) {
                changed.put(key, value);
            }
            same &= kept && isShared(value, entry.getValue()) && key.equals(entry.getKey());
        }
        for (var entry : tree.entries().entrySet()) {
            if (isExtension(entry.getKey()) && !form.containsKey(entry.getKey())) {
                changed.put(entry.getKey(), ProjectShape.written(entry.getValue()));
                same = false;
            }
        }
        return same ? form : changed;
    }

    @SuppressWarnings("ReferenceEquality") // whether it is the very same object is the question
    private static boolean isShared(@Nullable Object now, @Nullable Object before) {
        return now == before;
    }

    private static boolean isExtension(String key) {
        return key.startsWith("x-") && !key.equals(ProjectShape.PASSED_VALUE);
    }

    /// JSON spells some keys of `blkio_config` with a capital.
    private static String written(String key, MapTree tree) {
        var lower = key.toLowerCase(Locale.ROOT);
        return tree.has(lower) && !tree.has(key) ? lower : key;
    }

    private static boolean isNothing(String key, @Nullable Object value) {
        return value == null
                ? PRINTED_AS_NULL.contains(key)
                : GROUPS.contains(key) && Map.of().equals(value);
    }

    /// JSON leaves out zeros.
    private static Map<String, Object> limits(Map<?, ?> form) {
        Map<String, Object> limits = new LinkedHashMap<>();
        form.forEach((name, limit) -> limits.put(String.valueOf(name), limit(limit)));
        return limits;
    }

    private static Object limit(Object form) {
        if (!(form instanceof Map<?, ?> pair)) {
            return form;
        }
        Map<String, Object> limit = new LinkedHashMap<>();
        for (var key : List.of("soft", "hard")) {
            limit.put(key, pair.containsKey(key) ? pair.get(key) : 0L);
        }
        return limit;
    }

    private static List<?> both(ListTree tree, List<?> form) {
        List<Object> changed = new ArrayList<>();
        boolean same = true;
        for (int i = 0; i < form.size(); i++) {
            var value = part(Optional.of(tree.items().get(i)), form.get(i));
            same &= isShared(value, form.get(i));
            changed.add(value);
        }
        return same ? form : changed;
    }
}
