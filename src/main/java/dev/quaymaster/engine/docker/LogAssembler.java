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

    /// Bytes of a character in UTF-8.
    private static final int LONGEST_CHARACTER = 4;

    private final Consumer<LogLine> lines;
    private final Map<Stream, Line> unfinished = new EnumMap<>(Stream.class);

    LogAssembler(Consumer<LogLine> lines) {
        this.lines = lines;
    }

    private static final class Line {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Instant time = Instant.EPOCH;

        /// Whether what came before it was handed over.
        private boolean continued;
    }

    /// Takes a piece, which may hold several lines, each with a stamp.
    void piece(Stream stream, byte[] bytes) {
        take(stream, bytes, true);
    }

    /// Takes more of the piece before, so that what it begins with is in the midst of a line.
    void more(Stream stream, byte[] bytes) {
        take(stream, bytes, false);
    }

    private void take(Stream stream, byte[] bytes, boolean stamped) {
        var start = 0;
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                part(stream, bytes, start, i, stamped || start > 0);
                finish(stream);
                start = i + 1;
            }
        }
        if (start < bytes.length) {
            part(stream, bytes, start, bytes.length, stamped || start > 0);
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

    private void part(Stream stream, byte[] bytes, int start, int end, boolean stamped) {
        var line = unfinished.computeIfAbsent(stream, _ -> new Line());
        var space = stamped ? space(bytes, start, end) : -1;
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
            cut(stream, line);
        }
    }

    /// Hands over what there is of a long line, to the end of a character; the rest goes on.
    private void cut(Stream stream, Line line) {
        var bytes = line.bytes.toByteArray();
        var end = wholeCharacters(bytes);
        lines.accept(new LogLine(line.time, stream, new String(bytes, 0, end, StandardCharsets.UTF_8)));
        line.bytes.reset();
        line.bytes.write(bytes, end, bytes.length - end);
        line.continued = true;
    }

    private static int wholeCharacters(byte[] bytes) {
        for (var back = 1; back <= LONGEST_CHARACTER; back++) {
            var last = bytes[bytes.length - back] & 0xff;
            if (last < 0x80) {
                return bytes.length - back + 1;
            }
            if (last >= 0xc0) {
                return bytes.length - back;
            }
        }
        return bytes.length; // no text
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
        if (line != null && !(line.continued && line.bytes.size() == 0)) {
            var text = line.bytes.toString(StandardCharsets.UTF_8);
            lines.accept(
                    new LogLine(line.time, stream, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text));
        }
    }
}
