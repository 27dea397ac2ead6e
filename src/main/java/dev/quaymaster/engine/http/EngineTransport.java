package dev.quaymaster.engine.http;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.quaymaster.engine.ApiVersion;
import dev.quaymaster.engine.EngineEndpoint;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.dial.Connection;
import dev.quaymaster.engine.dial.Dialer;
import dev.quaymaster.engine.dial.SshTrouble;
import dev.quaymaster.engine.dial.Watchdog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Sends requests to one engine, each over a connection of its own. Any number of threads may use
/// it at a time.
public final class EngineTransport implements AutoCloseable {

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

    /// Stands before every path; empty for engines whose own API is not too new for us.
    private volatile String version = "";

    private volatile Dialect dialect = Dialect.DOCKER;

    /// Connects to nothing yet.
    ///
    /// @param env the environment, with the `PATH` on which ssh is found
    public EngineTransport(EngineEndpoint endpoint, Map<String, String> env) {
        this(endpoint, env, FirstContact.Patience.USUAL);
    }

    EngineTransport(EngineEndpoint endpoint, Map<String, String> env, FirstContact.Patience patience) {
        this(endpoint, env, patience, Dialer.USUAL_LIMIT);
    }

    EngineTransport(
            EngineEndpoint endpoint, Map<String, String> env, FirstContact.Patience patience, Duration connecting) {
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

    /// Returns what docker-java is to be given for a call.
    public EngineClient client(CallOptions call) {
        return new EngineClient(this, call);
    }

    /// Sends a request and hands its answer over while it still comes; the call's limit ends with
    /// the answer's first lines.
    public Response open(CallOptions call, Request request) {
        var answered = exchange(call.whileItComes(), request).endLimit();
        return new Response(answered.getBody(), answered::close);
    }

    /// Sends a request that is answered when there is something to tell, be it in an hour. What the
    /// engine says against it comes with the first read.
    public Response openLate(CallOptions call, Request request) {
        var connection = connect(call, LARGE_BUFFER);
        var sent = false;
        try {
            RequestWriter.writeHead(request, version, false, connection.out());
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

    private InputStream lateBody(CallOptions call, CallConnection connection) throws IOException {
        var head = Head.read(connection.in());
        refuse(call, head, connection);
        return head.body(connection.in());
    }

    /// Sends a request after which the connection belongs to the caller, both ways, raw, each way
    /// with an end of its own.
    public CallConnection hijack(CallOptions call, Request request) {
        return exchange(call.whileItComes(), request, true).endLimit().connection();
    }

    /// Sends a request and reads the answer's first lines.
    Exchange exchange(CallOptions call, Request request) {
        return exchange(call, request, false);
    }

    private Exchange exchange(CallOptions call, Request request, boolean hijack) {
        var connection = connect(call, call.streaming() ? LARGE_BUFFER : SMALL_BUFFER);
        var limit = contact.limit(call);
        var watch = watchdog.watch(connection, limit);
        var answered = false;
        try (var _ = watchdog.remind(contact.silence(), contact::tell)) {
            var head = request(request, connection, hijack);
            contact.made();
            agree(head);
            refuse(call, head, connection);
            var exchange = new Exchange(head, connection, watch, cause -> broken(call, limit, watch, cause));
            answered = true;
            return exchange;
        } catch (IOException e) {
            throw broken(call, limit, watch, e);
        } finally {
            if (!answered) {
                watch.close();
                connection.close();
            }
        }
    }

    private EngineException broken(
            CallOptions call, Optional<Duration> limit, Watchdog.Watch watch, IOException cause) {
        return watch.expired()
                ? failures.timeout(call.doing(), limit.orElseThrow())
                : failures.broken(call.doing(), cause, closed);
    }

    /// Answers tell the engine's API. An engine that is newer than we are is asked to speak ours
    /// from then on; the first question is one that all of them answer alike.
    private void agree(Head head) {
        dialect = Dialect.of(head);
        head.header("api-version").map(ApiVersion::parse).ifPresent(this::agree);
    }

    private void agree(ApiVersion own) {
        version = own.compareTo(ApiVersion.NEWEST) > 0 ? "/v" + own.spoken() : "";
    }

    private CallConnection connect(CallOptions call, int buffer) {
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

    private IdleWatch idleWatch(CallOptions call, Connection connection, Duration limit) {
        return new IdleWatch(watchdog, connection, limit, () -> failures.silent(call.doing(), limit));
    }

    private Head request(Request request, CallConnection connection, boolean hijack) throws IOException {
        try {
            RequestWriter.writeHead(request, version, hijack, connection.out());
            if (RequestWriter.streams(request)) {
                RequestWriter.writeStream(request.body(), connection.out());
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

    private void refuse(CallOptions call, Head head, CallConnection connection) throws IOException {
        if (head.redirects()) {
            throw failures.redirected(call.doing(), head.status());
        }
        if (head.status() >= 400) {
            var bytes = head.body(connection.in()).readNBytes(LONGEST_MESSAGE);
            throw failures.refused(call.doing(), head.status(), new String(bytes, StandardCharsets.UTF_8));
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
