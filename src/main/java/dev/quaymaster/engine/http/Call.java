package dev.quaymaster.engine.http;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One request to an engine.
///
/// @param doing what it is for, as in "Can't *start container web*: …"
/// @param method such as `POST`
/// @param target path and query
/// @param limit how long the answer may take; empty waits for ever
/// @param idleLimit how long nothing may come or go while it is waited for, to the end of the
///   answer's content; empty waits for ever
public record Call(
        String doing,
        String method,
        String target,
        Map<String, String> headers,
        Body body,
        Optional<Duration> limit,
        Optional<Duration> idleLimit) {

    private static final Duration LOOK = Duration.ofSeconds(60);
    private static final Duration CHANGE = Duration.ofMinutes(5);

    /// What is sent along.
    public sealed interface Body {

        /// Nothing.
        record None() implements Body {}

        /// A document.
        record Document(String json) implements Body {}

        /// A stream of unknown length; not closed by the call.
        record Stream(InputStream in, String type) implements Body {}
    }

    /// Copies the headers.
    public Call {
        headers = Map.copyOf(headers);
    }

    private Call(String doing, String method, Target target, Optional<Duration> limit) {
        this(doing, method, target.toString(), Map.of(), new Body.None(), limit, Optional.empty());
    }

    /// Looks something up; a minute is enough.
    public static Call get(String doing, Target target) {
        return new Call(doing, "GET", target, Optional.of(LOOK));
    }

    /// Changes something; five minutes are enough.
    public static Call post(String doing, Target target) {
        return new Call(doing, "POST", target, Optional.of(CHANGE));
    }

    /// Sends a stream to be kept under that address.
    public static Call put(String doing, Target target) {
        return new Call(doing, "PUT", target, Optional.empty());
    }

    /// Removes something; five minutes are enough.
    public static Call delete(String doing, Target target) {
        return new Call(doing, "DELETE", target, Optional.of(CHANGE));
    }

    /// What it is for and how long it may take.
    CallOptions options() {
        return new CallOptions(doing, method.equals("GET"), false, limit, idleLimit);
    }

    /// What is sent.
    Request request() {
        var request = Request.builder().path(target).putAllHeaders(headers);
        request.method(Request.Method.valueOf(method));
        switch (body) {
            case Body.None() -> request.putHeader("Content-Type", "application/json");
            case Body.Document(var json) ->
                    request.putHeader("Content-Type", "application/json")
                            .bodyBytes(json.getBytes(StandardCharsets.UTF_8));
            case Body.Stream(var in, var type) -> request.putHeader("Content-Type", type).body(in);
        }
        return request.build();
    }

    /// The same with a JSON document.
    public Call with(Json document) {
        return with(new Body.Document(document.toString()), limit);
    }

    /// The same with a stream of that content type, however long it takes.
    public Call with(InputStream in, String type) {
        return with(new Body.Stream(in, type), Optional.empty());
    }

    private Call with(Body newBody, Optional<Duration> newLimit) {
        return new Call(doing, method, target, headers, newBody, newLimit, idleLimit);
    }

    /// The same with one more header.
    public Call withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(doing, method, target, more, body, limit, idleLimit);
    }

    /// The same with that limit.
    public Call within(Duration newLimit) {
        return with(body, Optional.of(newLimit));
    }

    /// The same without a limit.
    public Call unlimited() {
        return with(body, Optional.empty());
    }

    /// The same, given up when nothing comes or goes for so long.
    public Call idleFor(Duration newLimit) {
        return new Call(doing, method, target, headers, body, limit, Optional.of(newLimit));
    }
}
