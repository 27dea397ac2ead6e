package dev.quaymaster.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A YAML mapping with its values asked for by kind; a value of another kind is an error that names
/// its key.
record YamlTree(Map<String, Object> entriesByKey) {

    static YamlTree of(@Nullable Object loaded) {
        return switch (loaded) {
            case null -> new YamlTree(Map.of());
            case Map<?, ?> map -> {
                var entries = new LinkedHashMap<String, Object>();
                map.forEach(
                        (key, value) -> {
                            if (value != null) {
                                entries.put(String.valueOf(key), value);
                            }
                        });
                yield new YamlTree(entries);
            }
            default ->
                    throw new IllegalArgumentException(
                            "expected names with values, not “" + loaded + "”");
        };
    }

    Optional<String> text(String key) {
        var value = entriesByKey.get(key);
        if (value instanceof Map || value instanceof List) {
            throw new IllegalArgumentException(key + " is to be a single value");
        }
        return Optional.ofNullable(value).map(String::valueOf);
    }

    String required(String key) {
        return text(key).orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
    }

    List<String> texts(String key) {
        return items(key).stream().map(String::valueOf).toList();
    }

    List<YamlTree> list(String key) {
        return items(key).stream().map(YamlTree::of).toList();
    }

    YamlTree child(String key) {
        return of(entriesByKey.get(key));
    }

    Map<String, String> entries() {
        var texts = new LinkedHashMap<String, String>();
        entriesByKey.keySet().forEach(key -> texts.put(key, required(key)));
        return texts;
    }

    private List<?> items(String key) {
        return switch (entriesByKey.get(key)) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw new IllegalArgumentException(key + " is to be a list");
        };
    }
}
