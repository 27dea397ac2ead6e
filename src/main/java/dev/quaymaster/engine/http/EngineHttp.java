package dev.quaymaster.engine.http;

import dev.quaymaster.engine.ApiVersion;
import dev.quaymaster.engine.EngineEndpoint;
import dev.quaymaster.engine.dial.Connection;
import dev.quaymaster.engine.dial.Dialer;
import dev.quaymaster.engine.dial.SshTrouble;
import dev.quaymaster.engine.dial.Watchdog;
import dev.quaymaster.engine.http.Call.Body;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Makes calls to one engine. Any number of threads may use it at a time.
public final class EngineHttp implements AutoCloseable {

    private static final int SMALL_BUFFER = 16 * 1024;

    /// Holds several of the chunks that an engine cuts an archive into.
    private static final int LARGE_BUFFER = 256 * 1024;

    private static final int LONGEST_MESSAGE = 64 * 1024;

    private final Dialer dialer;
    private final Failures failures;
    private final Watchdog watchdog = new Watchdog();
    private final FirstContact contact;
    private final Set<CallConnection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// Stands before every target; empty for engines whose own API is not too new for us.
    private volatile String version = "";

    private volatile Dialect dialect = Dialect.DOCKER;

    /// Connects to nothing yet.
    ///
    /// @param env the environment, with the `PATH` on which ssh is found
    public EngineHttp(EngineEndpoint endpoint, Map<String, String> env) {
        this(endpoint, env, FirstContact.Patience.USUAL);
    }

    EngineHttp(EngineEndpoint endpoint, Map<String, String> env, FirstContact.Patience patience) {
        this(endpoint, env, patience, Dialer.USUAL_LIMIT);
    }

    EngineHttp(
            EngineEndpoint endpoint,
            Map<String, String> env,
            FirstContact.Patience patience,
            Duration connecting) {
        this.contact = new FirstContact(patience);
        this.dialer = new Dialer(endpoint, env, watchdog, connecting);
        this.failures = new Failures(endpoint);
    }

    /// Words for what breaks while an answer is being read.
    public Failures failures() {
        return failures;
    }

    /// See [dev.quaymaster.engine.Engine#onSilence].
    public void onSilence(Runnable told) {
        contact.onSilence(told);
    }

    /// How the engine speaks, as its last answer told.
    public Dialect dialect() {
        return dialect;
    }

    /// Makes a call and reads the whole answer.
    public Json json(Call call) {
        return exchange(
                call, Mode.WHOLE, (head, connection) -> Json.parse(head.body(connection.in())));
    }

    /// Makes a call and reads the whole answer, a list, of which no more than the results is kept.
    ///
    /// @param <T> a result
    public <T> List<T> list(Call call, Function<Json, T> mapping) {
        return exchange(
                call,
                Mode.WHOLE,
                (head, connection) -> {
                    var results = new ArrayList<T>();
                    Json.eachElement(
                            head.body(connection.in()), json -> results.add(mapping.apply(json)));
                    return results;
                });
    }

    /// Makes a call of whose answer only the success matters.
    public void send(Call call) {
        exchange(
                call,
                Mode.WHOLE,
                (head, connection) ->
                        head.body(connection.in()).transferTo(OutputStream.nullOutputStream()));
    }

    /// Makes a call and hands its answer over while it still comes; the call's limit ends with the
    /// answer's first lines.
    public Response open(Call call) {
        return exchange(
                call,
                Mode.STREAM,
                (head, connection) -> new Response(head.body(connection.in()), connection::close));
    }

    /// Makes a call that is answered when there is something to tell, be it in an hour. What the
    /// engine says against it comes with the first read.
    public Response openLate(Call call) {
        var connection = connect(call, LARGE_BUFFER);
        var sent = false;
        try {
            RequestWriter.writeHead(call, version, false, connection.out());
            sent = true;
        } catch (IOException e) {
            throw failures.broken(call.doing(), e, closed);
        } finally {
            if (!sent) {
                connection.close();
            }
        }
        return new Response(new LateInput(() -> lateBody(call, connection)), connection::close);
    }

    private InputStream lateBody(Call call, CallConnection connection) throws IOException {
        var head = Head.read(connection.in());
        refuse(call, head, connection);
        return head.body(connection.in());
    }

    /// Makes a call after which the connection belongs to the caller, both ways, raw.
    public CallConnection hijack(Call call) {
        return exchange(call, Mode.HIJACK, (head, connection) -> connection);
    }

    private enum Mode {
        WHOLE(SMALL_BUFFER),
        STREAM(LARGE_BUFFER),
        HIJACK(LARGE_BUFFER);

        private final int buffer;

        Mode(int buffer) {
            this.buffer = buffer;
        }
    }

    private interface Reader<T> {
        T read(Head head, CallConnection connection) throws IOException;
    }

    private <T> T exchange(Call call, Mode mode, Reader<T> reader) {
        var connection = connect(call, mode.buffer);
        var handedOver = false;
        var limit = contact.limit(call);
        try (var watch = watchdog.watch(connection, limit);
                var _ = watchdog.remind(contact.silence(), contact::tell)) {
            try {
                var head = request(call, connection, mode == Mode.HIJACK);
                contact.made();
                agree(head);
                refuse(call, head, connection);
                var result = reader.read(head, connection);
                handedOver = mode != Mode.WHOLE;
                return result;
            } catch (IOException e) {
                throw watch.expired()
                        ? failures.timeout(call.doing(), limit.orElseThrow())
                        : failures.broken(call.doing(), e, closed);
            }
        } finally {
            if (!handedOver) {
                connection.close();
            }
        }
    }

    /// Answers tell the engine's API. An engine that is newer than we are is asked to speak ours
    /// from then on; the first question is one that all of them answer alike.
    private void agree(Head head) {
        dialect = Dialect.of(head);
        head.header("api-version")
                .map(ApiVersion::parse)
                .ifPresent(
                        own ->
                                version =
                                        own.compareTo(ApiVersion.NEWEST) > 0
                                                ? "/v" + own.spoken()
                                                : "");
    }

    private CallConnection connect(Call call, int buffer) {
        if (closed) {
            throw failures.closed(call.doing());
        }
        try {
            var dialed = dialer.dial(buffer);
            var idle = call.idleLimit().map(limit -> idleWatch(call, dialed, limit));
            var connection = new CallConnection(dialed, idle, open::remove);
            open.add(connection);
            if (closed) {
                connection.close();
                throw failures.closed(call.doing());
            }
            return connection;
        } catch (IOException e) {
            throw closed ? failures.closed(call.doing()) : failures.noConnection(call.doing(), e);
        }
    }

    private IdleWatch idleWatch(Call call, Connection connection, Duration limit) {
        return new IdleWatch(
                watchdog, connection, limit, () -> failures.silent(call.doing(), limit));
    }

    private Head request(Call call, CallConnection connection, boolean hijack) throws IOException {
        try {
            RequestWriter.writeHead(call, version, hijack, connection.out());
            if (call.body() instanceof Body.Stream(var in, var ignored)) {
                RequestWriter.writeStream(in, connection.out());
            }
        } catch (RequestWriter.SourceFailure | IdleWatch.SilenceException e) {
            throw e;
        } catch (IOException e) {
            return early(connection, e);
        }
        return Head.read(connection.in());
    }

    /// The engine stopped listening before all was sent: its answer, if there is one, says why.
    private static Head early(CallConnection connection, IOException sending) throws IOException {
        try {
            return Head.read(connection.in());
        } catch (SshTrouble | IdleWatch.SilenceException e) {
            throw e;
        } catch (IOException e) {
            sending.addSuppressed(e);
            throw sending;
        }
    }

    private void refuse(Call call, Head head, CallConnection connection) throws IOException {
        if (head.redirects()) {
            throw failures.redirected(call.doing(), head.status());
        }
        if (head.status() >= 400) {
            var bytes = head.body(connection.in()).readNBytes(LONGEST_MESSAGE);
            throw failures.refused(
                    call.doing(), head.status(), new String(bytes, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(CallConnection::close);
        dialer.close();
        watchdog.close();
    }
}
