package dev.quaymaster.compose.bind;

import dev.quaymaster.compose.shape.GoDuration;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads a mapping of the canonical form, where every value has the type its key asks for.
///
/// @param map the mapping
record Values(Map<?, ?> map) {

    Optional<String> text(String key) {
        return Optional.ofNullable(map.get(key)).map(Object::toString);
    }

    boolean flag(String key) {
        return Boolean.TRUE.equals(map.get(key));
    }

    Optional<Boolean> choice(String key) {
        return map.get(key) instanceof Boolean choice ? Optional.of(choice) : Optional.empty();
    }

    /// A whole number; sizes are printed as texts.
    OptionalLong whole(String key) {
        return switch (map.get(key)) {
            case Number number -> OptionalLong.of(number.longValue());
            case String text -> OptionalLong.of(Long.parseLong(text));
            case null, default -> OptionalLong.empty();
        };
    }

    OptionalInt count(String key) {
        var whole = whole(key);
        return whole.isPresent() ? OptionalInt.of((int) whole.getAsLong()) : OptionalInt.empty();
    }

    Optional<BigDecimal> fraction(String key) {
        return map.get(key) instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
    }

    Optional<Duration> duration(String key) {
        return text(key).map(GoDuration::read);
    }

    OptionalInt mode(String key) {
        return text(key).map(text -> OptionalInt.of(Integer.parseInt(text, 8))).orElse(OptionalInt.empty());
    }

    /// A list of texts; absent and null are the same.
    Optional<List<String>> list(String key) {
        return map.get(key) instanceof List<?> list
                ? Optional.of(list.stream().map(String::valueOf).toList())
                : Optional.empty();
    }

    List<String> texts(String key) {
        return list(key).orElse(List.of());
    }

    /// The mappings of a list.
    List<Values> all(String key) {
        return map.get(key) instanceof List<?> list
                ? list.stream().map(Values::of).toList()
                : List.of();
    }

    /// The mapping under a key, empty when there is none.
    Values in(String key) {
        return of(map.get(key));
    }

    Optional<Values> optional(String key) {
        return map.get(key) instanceof Map<?, ?> inner ? Optional.of(new Values(inner)) : Optional.empty();
    }

    /// The mappings under names, null ones empty.
    Map<String, Values> named(String key) {
        Map<String, Values> named = new LinkedHashMap<>();
        in(key).map.forEach((name, value) -> named.put(String.valueOf(name), of(value)));
        return named;
    }

    Map<String, String> pairs(String key) {
        Map<String, String> pairs = new LinkedHashMap<>();
        in(key).map.forEach((name, value) -> pairs.put(String.valueOf(name), String.valueOf(value)));
        return pairs;
    }

    /// Pairs whose value may be missing.
    SortedMap<String, Optional<String>> variables(String key) {
        var variables = new TreeMap<String, Optional<String>>();
        in(key).map
                .forEach((name, value) -> variables.put(
                        String.valueOf(name), Optional.ofNullable(value).map(Object::toString)));
        return variables;
    }

    private static Values of(@Nullable Object value) {
        return new Values(value instanceof Map<?, ?> map ? map : Map.of());
    }
}
