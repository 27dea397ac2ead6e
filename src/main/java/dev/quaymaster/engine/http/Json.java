package dev.quaymaster.engine.http;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/// A JSON value that is read without fear: engines leave out, or set to null, whatever they like.
public final class Json {

    /// Of a stream that goes on, each value.
    private static final long MOST_BYTES_OF_VALUE = 4L << 20;

    private static final BoundedJsonFactory FACTORY = new BoundedJsonFactory();

    private static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY).build();

    private static final Json MISSING = new Json(MissingNode.getInstance());

    private final JsonNode node;

    Json(JsonNode node) {
        this.node = node;
    }

    /// What is written where it is part of a document of docker-java's.
    @JsonValue
    JsonNode tree() {
        return node;
    }

    /// An empty object, to be filled.
    public static Json object() {
        return new Json(JsonNodeFactory.instance.objectNode());
    }

    /// A list of texts, maps, numbers.
    public static Json of(Object value) {
        return new Json(MAPPER.valueToTree(unwrap(value)));
    }

    /// Reads a document; nothing at all counts as a missing value.
    public static Json parse(String text) throws IOException {
        return new Json(MAPPER.readTree(text));
    }

    /// Reads a document; nothing at all counts as a missing value.
    ///
    /// @throws IOException when it is not JSON, or larger than any engine's document should be
    public static Json parse(InputStream in) throws IOException {
        try (var parser = FACTORY.createParser(in)) {
            JsonNode tree = MAPPER.readTree(parser);
            return tree == null ? MISSING : new Json(tree);
        }
    }

    /// Reads documents one after another, as they come.
    ///
    /// @throws IOException when the stream breaks or does not hold JSON
    public static void each(InputStream in, Consumer<Json> consumer) throws IOException {
        try (var parser = FACTORY.createParser(in, MOST_BYTES_OF_VALUE);
                MappingIterator<JsonNode> values =
                        MAPPER.readerFor(JsonNode.class).readValues(parser)) {
            while (values.hasNextValue()) {
                consumer.accept(new Json(values.nextValue()));
                parser.restart(MOST_BYTES_OF_VALUE);
            }
        }
    }

    /// Sets a field of an object; null, missing and empty values are left out.
    public Json put(String name, Object value) {
        var converted = MAPPER.<JsonNode>valueToTree(unwrap(value));
        var empty = converted.isNull() || converted.isMissingNode();
        if (!empty && !(converted.isContainerNode() && converted.isEmpty())) {
            ((ObjectNode) node).set(name, converted);
        }
        return this;
    }

    /// Sets a field even to an empty list or object.
    public Json putEvenEmpty(String name, Object value) {
        ((ObjectNode) node).set(name, MAPPER.valueToTree(unwrap(value)));
        return this;
    }

    /// Sets a field if the text is not empty.
    public Json putText(String name, String value) {
        return value.isEmpty() ? this : put(name, value);
    }

    private static Object unwrap(Object value) {
        return switch (value) {
            case Json json -> json.node;
            case Optional<?> optional -> optional.isPresent() ? unwrap(optional.get()) : MissingNode.getInstance();
            case OptionalInt number -> number.isPresent() ? number.getAsInt() : MissingNode.getInstance();
            case OptionalLong number -> number.isPresent() ? number.getAsLong() : MissingNode.getInstance();
            case List<?> list -> list.stream().map(Json::unwrap).toList();
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<Object, Object>();
                map.forEach((key, member) -> copy.put(key, unwrap(member)));
                yield copy;
            }
            default -> value;
        };
    }

    /// A field, or the missing value.
    public Json get(String name) {
        var child = node.get(name);
        return child == null || child.isNull() ? MISSING : new Json(child);
    }

    /// Whether there is a value.
    public boolean present() {
        return !node.isMissingNode() && !node.isNull();
    }

    /// A text; empty when missing.
    public String text(String name) {
        return get(name).node.asText("");
    }

    /// This value as a text; empty when missing.
    public String asText() {
        return node.asText("");
    }

    /// A whole number; 0 when missing.
    public long number(String name) {
        return get(name).node.asLong(0);
    }

    /// This value as a whole number, or that one when missing.
    public long asNumber(long otherwise) {
        return node.asLong(otherwise);
    }

    /// A whole number that fits; 0 when missing.
    public int small(String name) {
        return get(name).node.asInt(0);
    }

    /// Yes or no; no when missing.
    public boolean flag(String name) {
        return get(name).node.asBoolean(false);
    }

    /// A moment told in seconds since 1970; the last one there is when it is told to be later.
    public Instant seconds(String name) {
        var furthest = Instant.MAX.getEpochSecond();
        return Instant.ofEpochSecond(Math.clamp(number(name), -furthest, furthest));
    }

    /// A moment; empty when missing or the engine's word for never.
    public Optional<Instant> time(String name) {
        var text = text(name);
        if (text.isEmpty() || text.startsWith("0001-")) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// The elements of a list; empty when missing.
    public List<Json> elements() {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false).map(Json::new).toList()
                : List.of();
    }

    /// The elements of a list field.
    public List<Json> list(String name) {
        return get(name).elements();
    }

    /// The texts of a list field.
    public List<String> texts(String name) {
        return list(name).stream().map(Json::asText).toList();
    }

    /// The fields of an object in their order; empty when missing.
    public Map<String, Json> fields() {
        var fields = new LinkedHashMap<String, Json>();
        node.properties()
                .forEach(field ->
                        fields.put(field.getKey(), field.getValue().isNull() ? MISSING : new Json(field.getValue())));
        return fields;
    }

    /// The texts of an object field, such as labels.
    public Map<String, String> textFields(String name) {
        var fields = new LinkedHashMap<String, String>();
        get(name).fields().forEach((key, value) -> fields.put(key, value.asText()));
        return fields;
    }

    /// The JSON text.
    @Override
    public String toString() {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
