package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.LogLine;
import dev.quaymaster.engine.LogLine.Stream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/// Makes lines of the pieces that an engine sends, each with a time stamp in front. The engine cuts
/// long lines every 16 KiB and stamps every piece; the stamps within a line are taken out again.
final class LogAssembler {

    /// A line longer than this is handed over in parts.
    private static final int LONGEST = 1024 * 1024;

    private static final int LONGEST_STAMP = 40;

    private final Consumer<LogLine> lines;
    private final Map<Stream, Line> unfinished = new EnumMap<>(Stream.class);

    LogAssembler(Consumer<LogLine> lines) {
        this.lines = lines;
    }

    private static final class Line {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Instant time = Instant.EPOCH;
    }

    /// Takes a piece, which may hold several lines.
    void piece(Stream stream, byte[] bytes) {
        var start = 0;
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                part(stream, bytes, start, i);
                finish(stream);
                start = i + 1;
            }
        }
        if (start < bytes.length) {
            part(stream, bytes, start, bytes.length);
        }
    }

    /// Hands over what has no line end.
    void end() {
        for (var stream : Stream.values()) {
            if (unfinished.containsKey(stream)) {
                finish(stream);
            }
        }
    }

    private void part(Stream stream, byte[] bytes, int start, int end) {
        var line = unfinished.computeIfAbsent(stream, s -> new Line());
        var space = space(bytes, start, end);
        var text = start;
        if (space > 0) {
            try {
                var stamp = new String(bytes, start, space - start, StandardCharsets.US_ASCII);
                line.time = Instant.parse(stamp);
                text = Math.min(space + 1, end);
            } catch (DateTimeException e) {
                text = start; // not every log driver stamps its lines
            }
        }
        line.bytes.write(bytes, text, end - text);
        if (line.bytes.size() >= LONGEST) {
            finish(stream);
        }
    }

    private static int space(byte[] bytes, int start, int end) {
        for (var i = start; i < Math.min(end, start + LONGEST_STAMP); i++) {
            if (bytes[i] == ' ') {
                return i;
            }
        }
        return end - start <= LONGEST_STAMP ? end : -1;
    }

    private void finish(Stream stream) {
        var line = unfinished.remove(stream);
        if (line != null) {
            var text = line.bytes.toString(StandardCharsets.UTF_8);
            lines.accept(
                    new LogLine(
                            line.time,
                            stream,
                            text.endsWith("\r") ? text.substring(0, text.length() - 1) : text));
        }
    }
}
