package dev.quaymaster.engine.docker;

import static dev.quaymaster.engine.http.HostileEngine.document;
import static dev.quaymaster.engine.http.HostileEngine.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.LogLine;
import dev.quaymaster.engine.LogRequest;
import dev.quaymaster.engine.http.HostileEngine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Streams that are larger, or cut otherwise, than any that an engine should send.
@Timeout(60)
class HostileStreamsTest {

    private static final int MEBIBYTE = 1 << 20;
    private static final String STAMP = "2026-01-02T03:04:05.000000000Z ";
    private static final String HEAD = "HTTP/1.1 200 OK\r\n\r\n";

    /// Says what `log` writes, of a container with or without a terminal.
    private static HostileEngine engine(boolean terminal, HostileEngine.Answer log) throws IOException {
        return HostileEngine.answering((request, out) -> {
            if (request.contains("/logs")) {
                say(out, HEAD);
                log.to(request, out);
            } else {
                document(out, "{\"Id\":\"c\",\"Config\":{\"Tty\":" + terminal + "}}");
            }
        });
    }

    private static List<LogLine> lines(HostileEngine engine) {
        var lines = new ArrayList<LogLine>();
        try (var client = DockerEngine.connect(engine.endpoint());
                var log = client.logs("c", LogRequest.last(10), lines::add)) {
            log.await();
        }
        return lines;
    }

    private static void frame(OutputStream out, int size, String content) throws IOException {
        out.write(new byte[] {1, 0, 0, 0});
        out.write(ByteBuffer.allocate(4).putInt(size).array());
        out.write(content.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// 300 MB without a line end took all memory, and nothing was printed.
    @Test
    void aLineOfATerminalWithoutAnEndComesInPartsAndWhole() throws IOException {
        var piece = "größe ".repeat(100_000);
        try (var engine = engine(true, (_, out) -> {
            say(out, STAMP);
            for (var i = 0; i < 6; i++) {
                say(out, piece);
            }
            say(out, "\r\n" + STAMP + "short\r\n");
        })) {
            var lines = lines(engine);

            assertThat(lines)
                    .hasSizeGreaterThan(4)
                    .last()
                    .extracting(LogLine::text)
                    .isEqualTo("short");
            assertThat(lines).allMatch(line -> line.text().length() <= MEBIBYTE);
            assertThat(lines).allMatch(line -> line.time().toString().startsWith("2026-01-02"));
            assertThat(lines.subList(0, lines.size() - 1).stream()
                            .map(LogLine::text)
                            .collect(Collectors.joining()))
                    .isEqualTo(piece.repeat(6));
        }
    }

    @Test
    void aFrameOfSeveralMegabytesComesInParts() throws IOException {
        var text = "x y ".repeat(MEBIBYTE);
        try (var engine =
                engine(false, (_, out) -> frame(out, STAMP.length() + text.length() + 1, STAMP + text + "\n"))) {
            var lines = lines(engine);

            assertThat(lines).hasSize(4).allMatch(line -> line.text().length() <= MEBIBYTE + 65536);
            assertThat(lines.stream().map(LogLine::text).collect(Collectors.joining()))
                    .isEqualTo(text);
        }
    }

    /// Sizes above 2 GiB were taken for negative ones.
    @Test
    void aFrameThatBreaksOffIsAnErrorHoweverLargeItSaysItIs() throws IOException {
        try (var engine = engine(false, (_, out) -> frame(out, -1, STAMP + "text"))) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> lines(engine))
                    .withMessageContaining("closed the connection in the middle of its answer");
        }
    }

    /// It was taken for the end of the log.
    @Test
    void aReaderThatRunsOutOfMemorySaysSo() throws IOException {
        try (var engine = engine(false, (_, out) -> frame(out, 36, STAMP + "text\n"));
                var client = DockerEngine.connect(engine.endpoint());
                var log = client.logs("c", LogRequest.last(10), _ -> {
                    throw new OutOfMemoryError("a test");
                })) {
            assertThatThrownBy(log::await).isInstanceOf(OutOfMemoryError.class);
        }
    }
}
