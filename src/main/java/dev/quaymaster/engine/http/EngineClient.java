package dev.quaymaster.engine.http;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.quaymaster.engine.EngineException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Carries one call of docker-java's to the engine. Closing it ends the call, whatever it waits
/// for; any thread may do so.
public final class EngineClient implements DockerHttpClient {

    private final EngineTransport transport;
    private final CallOptions call;
    private volatile @Nullable Exchange exchange;
    private volatile boolean closed;

    EngineClient(EngineTransport transport, CallOptions call) {
        this.transport = transport;
        this.call = call;
    }

    /// Sends a request and reads the answer's first lines.
    ///
    /// @throws EngineException when the engine can't be reached, or says no
    @Override
    public Response execute(Request request) {
        if (request.hijackedInput() != null) {
            throw new UnsupportedOperationException("EngineTransport#hijack is for that");
        }
        var answered = transport.exchange(call, RequestPaths.restored(request));
        exchange = answered;
        if (closed) {
            answered.close();
        }
        return call.streaming() ? answered.endLimit() : answered;
    }

    /// Says what a failure of docker-java's means: it, and the JSON reader below it, wrap whatever
    /// breaks in the midst of their work.
    public RuntimeException failure(Exception thrown) {
        IOException broken = null;
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof EngineException known) {
                return known;
            }
            if (cause instanceof IOException reading) {
                broken = reading;
            }
        }
        var answered = exchange;
        if (broken != null && answered != null) {
            return answered.failure(broken);
        }
        return thrown instanceof RuntimeException usual ? usual : new IllegalStateException(thrown);
    }

    @Override
    public void close() {
        closed = true;
        var answered = exchange;
        if (answered != null) {
            answered.close();
        }
    }
}
