package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.EventStream;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.http.Failures;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.http.Response;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// The engine's events, boiled down to one permit: "look again". Filtered here, not by the engine:
/// there a label filter would drop what happens to volumes and networks, whose events carry no
/// labels.
final class DockerEvents implements EventStream {

    private static final String DOING = "watch the engine";

    /// What happens to a container without changing it. Health checks alone cause three of them
    /// every few seconds.
    private static final Set<String> IDLE =
            Set.of(
                    "exec_create",
                    "exec_start",
                    "exec_die",
                    "exec_detach",
                    "top",
                    "attach",
                    "detach",
                    "resize",
                    "archive-path",
                    "extract-to-dir",
                    "copy",
                    "export");

    private final Failures failures;
    private final Response response;
    private final LabelFilter filter;
    private final Semaphore changed = new Semaphore(0);
    private volatile boolean closed;
    private volatile @Nullable EngineException end;

    private DockerEvents(Failures failures, Response response, LabelFilter filter) {
        this.failures = failures;
        this.response = response;
        this.filter = filter;
    }

    static DockerEvents start(Failures failures, Response response, LabelFilter filter) {
        var events = new DockerEvents(failures, response, filter);
        Thread.ofPlatform().daemon().name("engine events").start(events::read);
        return events;
    }

    private void read() {
        EngineException why =
                new EngineException(
                        Kind.UNREACHABLE,
                        "The engine ended the stream of its events. Is it stopping?");
        try {
            Json.each(response.body(), this::take);
        } catch (IOException e) {
            why = failures.broken(DOING, e, false);
        } finally {
            end = closed ? failures.closed(DOING) : why;
            changed.release();
        }
    }

    private void take(Json event) {
        if (relevant(event) && changed.availablePermits() == 0) {
            changed.release();
        }
    }

    private boolean relevant(Json event) {
        if (!event.text("Type").equals("container")) {
            return true;
        }
        var action = event.text("Action").split(":", 2)[0];
        return !IDLE.contains(action)
                && filter.matches(event.get("Actor").textFields("Attributes"));
    }

    @Override
    public void awaitChange() {
        try {
            changed.acquire();
        } catch (InterruptedException e) {
            throw failures.cancelled(DOING, e);
        }
        var why = end;
        if (why != null) {
            changed.release();
            throw new EngineException(why.kind(), why.getMessage(), why);
        }
        changed.drainPermits();
    }

    @Override
    public void close() {
        closed = true;
        response.close();
    }
}
