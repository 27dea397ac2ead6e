package dev.quaymaster.engine.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/// Ends with an error after so many parts of a JSON text: a tree takes up to forty times the bytes
/// of its text, so that a limit to those is not enough.
final class BoundedParser extends JsonParserDelegate {

    private final BoundedInput in;
    private final long most;
    private long left;

    /// @param in what the parser reads
    BoundedParser(JsonParser parser, BoundedInput in, long most) {
        super(parser);
        this.in = in;
        this.most = most;
        this.left = most;
    }

    /// Begins to count parts and bytes anew: what came until now has been dealt with.
    ///
    /// @param mostBytes of what comes next
    void restart(long mostBytes) {
        left = most;
        in.restart(mostBytes);
    }

    @Override
    public JsonToken nextToken() throws IOException {
        if (--left < 0) {
            throw new TooLargeException("has more than %,d parts".formatted(most));
        }
        return super.nextToken();
    }
}
