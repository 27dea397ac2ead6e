package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.LogLine;
import dev.quaymaster.engine.LogRequest;
import dev.quaymaster.engine.Subscription;
import dev.quaymaster.engine.command.DockerCommands;
import dev.quaymaster.engine.http.ApiRequests;
import dev.quaymaster.engine.http.CallOptions;
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

/// What an engine goes on telling: logs and events. Logs are read here: docker-java cuts their
/// lines anew and asks for whole seconds only.
final class StreamCalls {

    /// So many bytes of a line or a frame are taken at a time, however long it is.
    private static final int PIECE = 64 * 1024;

    private static final Duration LAST_LINES_STOP = Duration.ofMinutes(1);

    private final DockerCommands commands;

    StreamCalls(DockerCommands commands) {
        this.commands = commands;
    }

    Subscription logs(String id, boolean tty, LogRequest request, Consumer<LogLine> lines) {
        var call = CallOptions.look("read the log of " + id);
        var transport = commands.transport();
        var late = request.follow() && transport.dialect().beginsWithTheFirstLine();
        var asked = ApiRequests.get(logTarget(id, request));
        return Background.read(
                call.doing(),
                transport.failures(),
                late ? transport.openLate(call, asked) : transport.open(call, asked),
                body -> readLog(body, tty, lines));
    }

    List<LogLine> lastLogs(String id, boolean tty, int count) {
        var call = CallOptions.look("read the log of " + id).idleFor(LAST_LINES_STOP);
        var request = ApiRequests.get(logTarget(id, LogRequest.last(count)));
        var lines = new ArrayList<LogLine>();
        try (var response = commands.transport().open(call, request)) {
            readLog(response.body(), tty, lines::add);
        } catch (IOException e) {
            throw commands.transport().failures().broken(call.doing(), e, false);
        }
        return List.copyOf(lines);
    }

    private static Target logTarget(String id, LogRequest request) {
        var target = Target.of("containers", id, "logs")
                .withFlag("stdout", true)
                .withFlag("stderr", true)
                .withFlag("timestamps", true)
                .withFlag("follow", request.follow());
        if (request.tail().isPresent()) {
            target = target.with("tail", request.tail().getAsInt());
        }
        return target.withText(
                        "since", request.since().map(StreamCalls::seconds).orElse(""))
                .withText("until", request.until().map(StreamCalls::seconds).orElse(""));
    }

    private static String seconds(Instant time) {
        return String.format(Locale.ROOT, "%d.%09d", time.getEpochSecond(), time.getNano());
    }

    private static void readLog(InputStream body, boolean tty, Consumer<LogLine> lines) throws IOException {
        var assembler = new LogAssembler(lines);
        if (tty) {
            readPlain(body, assembler);
        } else {
            var frames = new Frames(body);
            while (frames.next()) {
                var stream = frames.error() ? LogLine.Stream.ERR : LogLine.Stream.OUT;
                assembler.piece(stream, frames.content(PIECE));
                for (var more = frames.content(PIECE); more.length > 0; more = frames.content(PIECE)) {
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
        return DockerEvents.start(commands, filter);
    }
}
