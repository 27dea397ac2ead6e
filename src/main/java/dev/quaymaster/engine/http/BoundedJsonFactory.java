package dev.quaymaster.engine.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;

/// Makes parsers that read no more than an engine's document should have. Names are not shared with
/// the whole program: hostile ones would fill that table.
final class BoundedJsonFactory extends JsonFactory {

    private static final long serialVersionUID = 1L;

    private static final long MOST_BYTES = 64L << 20;

    private static final long MOST_PARTS = 4_000_000;

    BoundedJsonFactory() {
        super(new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE));
    }

    @Override
    public JsonParser createParser(InputStream in) throws IOException {
        return createParser(in, MOST_BYTES);
    }

    /// Makes a parser that reads at most so many bytes.
    BoundedParser createParser(InputStream in, long mostBytes) throws IOException {
        var bounded = new BoundedInput(in, mostBytes);
        return new BoundedParser(super.createParser(bounded), bounded, MOST_PARTS);
    }
}
