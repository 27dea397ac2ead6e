package dev.quaymaster.backup.store;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// Records as JSON and back. Fields this version does not know are ignored, missing ones and nulls
/// (but for what is optional) are an error. Memory and depth are bounded, whoever wrote the text.
public final class RecordJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(constraints()).build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .addModule(new SimpleModule("quaymaster")
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(new OptionalWriter())
                    .addDeserializer(Instant.class, new InstantReader())
                    .addDeserializer(Optional.class, new OptionalReader(TypeFactory.unknownType())))
            .build();

    private static final int DEEPEST = 100;
    private static final int LONGEST_STRING = 4 << 20;
    private static final long LONGEST_DOCUMENT = 128 << 20;

    private RecordJson() {}

    private static StreamReadConstraints constraints() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(LONGEST_STRING)
                .maxDocumentLength(LONGEST_DOCUMENT)
                .build();
    }

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
    /// @param where names the source of the text in the error
    /// @throws IOException when `text` is no JSON object
    static ObjectNode object(String text, String where) throws IOException {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw new IOException(where + " holds no JSON object");
        } catch (JacksonException e) {
            throw new IOException(where + " cannot be read: " + e.getOriginalMessage(), e);
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
        private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
        private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            var instant = Instant.parse(in.getText());
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw new DateTimeException(instant + " is no moment at which something was made");
            }
            return instant;
        }
    }

    private static final class OptionalWriter extends StdSerializer<Optional<?>> {
        private static final long serialVersionUID = 1L;

        OptionalWriter() {
            super(Optional.class, false);
        }

        @Override
        public void serialize(Optional<?> value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (value.isPresent()) {
                provider.defaultSerializeValue(value.get(), out);
            } else {
                out.writeNull();
            }
        }
    }

    private static final class OptionalReader extends JsonDeserializer<Optional<?>> implements ContextualDeserializer {
        private final JavaType content;

        OptionalReader(JavaType content) {
            this.content = content;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            return new OptionalReader(property.getType().containedTypeOrUnknown(0));
        }

        @Override
        public Optional<?> deserialize(JsonParser in, DeserializationContext context) throws IOException {
            Object value = context.readValue(in, content);
            return Optional.ofNullable(value);
        }

        @Override
        public Optional<?> getNullValue(DeserializationContext context) {
            return Optional.empty();
        }
    }
}
