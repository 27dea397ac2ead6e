package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.LogLine;
import dev.quaymaster.engine.LogRequest;
import dev.quaymaster.engine.Subscription;
import dev.quaymaster.engine.http.Call;
import dev.quaymaster.engine.http.EngineHttp;
import dev.quaymaster.engine.http.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// What an engine goes on telling: logs and events.
final class StreamCalls {

    /// So many bytes of a line or a frame are taken at a time, however long it is.
    private static final int PIECE = 64 * 1024;

    private static final Duration LAST_LINES_STOP = Duration.ofMinutes(1);

    private final EngineHttp http;

    StreamCalls(EngineHttp http) {
        this.http = http;
    }

    Subscription logs(String id, boolean tty, LogRequest request, Consumer<LogLine> lines) {
        var doing = "read the log of " + id;
        var call = Call.get(doing, logTarget(id, request));
        var late = request.follow() && http.dialect().beginsWithTheFirstLine();
        return Background.read(
                doing,
                http.failures(),
                late ? http.openLate(call) : http.open(call),
                body -> readLog(body, tty, lines));
    }

    List<LogLine> lastLogs(String id, boolean tty, int count) {
        var doing = "read the log of " + id;
        var lines = new ArrayList<LogLine>();
        var call = Call.get(doing, logTarget(id, LogRequest.last(count))).idleFor(LAST_LINES_STOP);
        try (var response = http.open(call)) {
            readLog(response.body(), tty, lines::add);
        } catch (IOException e) {
            throw http.failures().broken(doing, e, false);
        }
        return List.copyOf(lines);
    }

    private static Target logTarget(String id, LogRequest request) {
        var target =
                Target.of("containers", id, "logs")
                        .withFlag("stdout", true)
                        .withFlag("stderr", true)
                        .withFlag("timestamps", true)
                        .withFlag("follow", request.follow());
        if (request.tail().isPresent()) {
            target = target.with("tail", request.tail().getAsInt());
        }
        return target.withText("since", request.since().map(StreamCalls::seconds).orElse(""))
                .withText("until", request.until().map(StreamCalls::seconds).orElse(""));
    }

    private static String seconds(Instant time) {
        return String.format(Locale.ROOT, "%d.%09d", time.getEpochSecond(), time.getNano());
    }

    private static void readLog(InputStream body, boolean tty, Consumer<LogLine> lines)
            throws IOException {
        var assembler = new LogAssembler(lines);
        if (tty) {
            readPlain(body, assembler);
        } else {
            var frames = new Frames(body);
            while (frames.next()) {
                var stream = frames.error() ? LogLine.Stream.ERR : LogLine.Stream.OUT;
                assembler.piece(stream, frames.content(PIECE));
                for (var more = frames.content(PIECE);
                        more.length > 0;
                        more = frames.content(PIECE)) {
                    assembler.more(stream, more);
                }
            }
        }
        assembler.end();
    }

    /// With a terminal there are no frames, so that pieces must be cut at line ends; a line that
    /// has none for long is taken in parts.
    private static void readPlain(InputStream body, LogAssembler assembler) throws IOException {
        var buffer = new byte[16 * 1024];
        var line = new ByteArrayOutputStream();
        var begun = false;
        for (var count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            for (var i = 0; i < count; i++) {
                line.write(buffer[i]);
                var ends = buffer[i] == '\n';
                if (ends || line.size() == PIECE) {
                    take(line, begun, assembler);
                    begun = !ends;
                }
            }
        }
        take(line, begun, assembler);
    }

    private static void take(ByteArrayOutputStream line, boolean begun, LogAssembler assembler) {
        if (begun) {
            assembler.more(LogLine.Stream.OUT, line.toByteArray());
        } else {
            assembler.piece(LogLine.Stream.OUT, line.toByteArray());
        }
        line.reset();
    }

    DockerEvents events(LabelFilter filter) {
        var response = http.open(Call.get("watch the engine", Target.of("events")));
        return DockerEvents.start(http.failures(), response, filter);
    }
}
