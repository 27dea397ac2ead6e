package dev.quaymaster.engine.http;

import dev.quaymaster.engine.EngineEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Makes calls to one engine that are not docker-java's. Any number of threads may use it at a
/// time.
public final class EngineHttp implements AutoCloseable {

    private final EngineTransport transport;

    /// Connects to nothing yet.
    ///
    /// @param env the environment, with the `PATH` on which ssh is found
    public EngineHttp(EngineEndpoint endpoint, Map<String, String> env) {
        this(new EngineTransport(endpoint, env));
    }

    EngineHttp(EngineEndpoint endpoint, Map<String, String> env, FirstContact.Patience patience) {
        this(new EngineTransport(endpoint, env, patience));
    }

    EngineHttp(
            EngineEndpoint endpoint,
            Map<String, String> env,
            FirstContact.Patience patience,
            Duration connecting) {
        this(new EngineTransport(endpoint, env, patience, connecting));
    }

    /// Makes them over that.
    public EngineHttp(EngineTransport transport) {
        this.transport = transport;
    }

    /// Words for what breaks while an answer is being read.
    public Failures failures() {
        return transport.failures();
    }

    /// See [dev.quaymaster.engine.Engine#onSilence].
    public void onSilence(Runnable told) {
        transport.onSilence(told);
    }

    /// How the engine speaks, as its last answer told.
    public Dialect dialect() {
        return transport.dialect();
    }

    /// Makes a call and reads the whole answer.
    public Json json(Call call) {
        return whole(call, Json::parse);
    }

    /// Makes a call and reads the whole answer, a list, of which no more than the results is kept.
    ///
    /// @param <T> a result
    public <T> List<T> list(Call call, Function<Json, T> mapping) {
        var results = new ArrayList<T>();
        return whole(
                call,
                body -> {
                    Json.eachElement(body, json -> results.add(mapping.apply(json)));
                    return results;
                });
    }

    /// Makes a call of whose answer only the success matters.
    public void send(Call call) {
        whole(call, body -> body.transferTo(OutputStream.nullOutputStream()));
    }

    private interface Reader<T> {
        T read(InputStream body) throws IOException;
    }

    private <T> T whole(Call call, Reader<T> reader) {
        var answered = transport.exchange(call.options(), call.request());
        try (answered) {
            return reader.read(answered.getBody());
        } catch (IOException e) {
            throw answered.failure(e);
        }
    }

    /// Makes a call and hands its answer over while it still comes; the call's limit ends with the
    /// answer's first lines.
    public Response open(Call call) {
        return transport.open(call.options(), call.request());
    }

    /// Makes a call that is answered when there is something to tell, be it in an hour. What the
    /// engine says against it comes with the first read.
    public Response openLate(Call call) {
        return transport.openLate(call.options(), call.request());
    }

    /// Makes a call after which the connection belongs to the caller, both ways, raw.
    public CallConnection hijack(Call call) {
        return transport.hijack(call.options(), call.request());
    }

    @Override
    public void close() {
        transport.close();
    }
}
