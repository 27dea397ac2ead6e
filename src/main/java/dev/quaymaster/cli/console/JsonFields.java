package dev.quaymaster.cli.console;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Builds the maps that are printed as JSON; their fields keep the order in which they are given.
public final class JsonFields {

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    /// Adds a field. Times and paths become text, absent values become `null`.
    public JsonFields with(String field, @Nullable Object value) {
        fields.put(field, plain(value));
        return this;
    }

    /// What was built.
    public Map<String, @Nullable Object> fields() {
        return fields;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Optional<?> optional -> plain(optional.orElse(null));
            case OptionalInt number -> number.isPresent() ? number.getAsInt() : null;
            case OptionalLong number -> number.isPresent() ? number.getAsLong() : null;
            case Number _, Boolean _, String _ -> value;
            case JsonFields tree -> tree.fields;
            case Map<?, ?> map -> map(map);
            case Collection<?> list -> list.stream().map(JsonFields::plain).collect(Collectors.toList());
            default -> value.toString();
        };
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> map) {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> plain.put(String.valueOf(key), plain(value)));
        return plain;
    }
}
