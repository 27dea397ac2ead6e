package dev.quaymaster.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A YAML mapping with its values asked for by kind; a value of another kind is an error that names
/// its key.
///
/// @param name where it stands, for messages
/// @param entriesByKey texts, lists and maps; an empty text counts as nothing
record YamlTree(String name, Map<String, Object> entriesByKey) {

    static YamlTree of(String name, @Nullable Object loaded) {
        return switch (loaded) {
            case null -> new YamlTree(name, Map.of());
            case String text when text.isEmpty() -> new YamlTree(name, Map.of());
            case Map<?, ?> map -> {
                var entries = new LinkedHashMap<String, Object>();
                map.forEach((key, value) -> entries.put(String.valueOf(key), value));
                yield new YamlTree(name, entries);
            }
            default -> throw new IllegalArgumentException(name + " is to be names with values");
        };
    }

    Optional<String> text(String key) {
        return switch (entriesByKey.get(key)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text).filter(word -> !word.isEmpty());
            default -> throw new IllegalArgumentException(key + " is to be a single value");
        };
    }

    String required(String key) {
        return text(key).orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
    }

    Optional<Integer> number(String key) {
        return text(key).map(text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(key + " is to be a number", e);
            }
        });
    }

    Optional<Boolean> truth(String key) {
        return text(key).map(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException(key + " is to be true or false");
        });
    }

    List<String> texts(String key) {
        return items(key).stream().map(item -> text(key, item)).toList();
    }

    private static String text(String key, @Nullable Object item) {
        if (item instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(key + " is to be a list of single values");
    }

    List<YamlTree> list(String key) {
        return items(key).stream().map(item -> of("an entry of " + key, item)).toList();
    }

    YamlTree child(String key) {
        return of(key, entriesByKey.get(key));
    }

    Map<String, String> entries() {
        var texts = new LinkedHashMap<String, String>();
        entriesByKey.keySet().forEach(key -> texts.put(key, required(key)));
        return texts;
    }

    /// The entries with other keys than these.
    Map<String, Object> without(Set<String> known) {
        var others = new LinkedHashMap<>(entriesByKey);
        others.keySet().removeAll(known);
        return others;
    }

    private List<?> items(String key) {
        return switch (entriesByKey.get(key)) {
            case null -> List.of();
            case String text when text.isEmpty() -> List.of();
            case List<?> list -> list;
            default -> throw new IllegalArgumentException(key + " is to be a list");
        };
    }
}
