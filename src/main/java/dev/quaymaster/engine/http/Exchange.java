package dev.quaymaster.engine.http;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.dial.Watchdog;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A request that was answered, with its connection; the content is yet to be read. Its time limit
/// goes on until [#endLimit] or [#close].
final class Exchange implements DockerHttpClient.Response {

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int SWITCHING_PROTOCOLS = 101;

    private final Head head;
    private final InputStream body;
    private final CallConnection connection;
    private final Watchdog.Watch watch;
    private final Function<IOException, EngineException> failures;

    /// @param failures says what a read that breaks means
    Exchange(
            Head head, CallConnection connection, Watchdog.Watch watch, Function<IOException, EngineException> failures)
            throws IOException {
        this.head = head;
        this.body = head.body(connection.in());
        this.connection = connection;
        this.watch = watch;
        this.failures = failures;
    }

    CallConnection connection() {
        return connection;
    }

    EngineException failure(IOException cause) {
        return failures.apply(cause);
    }

    /// Waits for the content however long it takes.
    Exchange endLimit() {
        watch.close();
        return this;
    }

    /// What is as wanted already is as good as done, and a connection that is ours now no failure;
    /// docker-java would throw.
    @Override
    public int getStatusCode() {
        return switch (head.status()) {
            case NOT_MODIFIED -> NO_CONTENT;
            case SWITCHING_PROTOCOLS -> OK;
            default -> head.status();
        };
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        return head.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    }

    @Override
    public InputStream getBody() {
        return body;
    }

    /// Drops the connection; a read that is blocked fails.
    @Override
    public void close() {
        watch.close();
        connection.close();
    }
}
