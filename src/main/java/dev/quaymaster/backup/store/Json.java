package dev.quaymaster.backup.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Records as JSON and back. Fields this version does not know are ignored, missing ones are an
/// error.
public final class Json {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .addModule(
                            new SimpleModule("quaymaster")
                                    .addSerializer(Instant.class, ToStringSerializer.instance)
                                    .addSerializer(new OptionalWriter())
                                    .addDeserializer(Instant.class, new InstantReader())
                                    .addDeserializer(
                                            Optional.class,
                                            new OptionalReader(TypeFactory.unknownType())))
                    .build();

    private Json() {}

    /// One line of JSON, without a line end.
    public static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not representable: " + value.getClass(), e);
        }
    }

    /// Indented JSON that ends with a line end.
    public static byte[] document(Object value) {
        try {
            var text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
            return (text + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not representable: " + value.getClass(), e);
        }
    }

    /// Reads a record back.
    ///
    /// @throws IOException when `file` cannot be read or is not such a record
    public static <T> T read(Path file, Class<T> type) throws IOException {
        return parse(Files.readString(file), type, file.toString());
    }

    /// Reads a record from text; `where` names the source in the error.
    public static <T> T parse(String text, Class<T> type, String where) throws IOException {
        try {
            var value = MAPPER.readValue(text, type);
            if (value == null) {
                throw new IOException(where + " holds nothing");
            }
            return value;
        } catch (JacksonException e) {
            throw new IOException(where + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /// Reads a JSON object whose fields are looked at before it becomes a record.
    ///
    /// @throws IOException when `file` cannot be read or holds no JSON object
    static ObjectNode readObject(Path file) throws IOException {
        try {
            if (MAPPER.readTree(Files.readString(file)) instanceof ObjectNode object) {
                return object;
            }
            throw new IOException(file + " holds no JSON object");
        } catch (JacksonException e) {
            throw new IOException(file + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /// Turns a JSON object into a record; `where` names its source in the error.
    static <T> T convert(ObjectNode object, Class<T> type, String where) throws IOException {
        try {
            return MAPPER.treeToValue(object, type);
        } catch (JacksonException e) {
            throw new IOException(where + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static final class InstantReader extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            return Instant.parse(in.getText());
        }
    }

    private static final class OptionalWriter extends StdSerializer<Optional<?>> {
        private static final long serialVersionUID = 1L;

        OptionalWriter() {
            super(Optional.class, false);
        }

        @Override
        public void serialize(Optional<?> value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            if (value.isPresent()) {
                provider.defaultSerializeValue(value.get(), out);
            } else {
                out.writeNull();
            }
        }
    }

    private static final class OptionalReader extends JsonDeserializer<Optional<?>>
            implements ContextualDeserializer {
        private final JavaType content;

        OptionalReader(JavaType content) {
            this.content = content;
        }

        @Override
        public JsonDeserializer<?> createContextual(
                DeserializationContext context, BeanProperty property) {
            return new OptionalReader(property.getType().containedTypeOrUnknown(0));
        }

        @Override
        public Optional<?> deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            Object value = context.readValue(in, content);
            return Optional.ofNullable(value);
        }

        @Override
        public Optional<?> getNullValue(DeserializationContext context) {
            return Optional.empty();
        }
    }
}
