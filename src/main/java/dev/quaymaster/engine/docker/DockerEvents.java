package dev.quaymaster.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Event;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.EventStream;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.command.DockerCommands;
import dev.quaymaster.engine.command.StreamedAnswer;
import dev.quaymaster.engine.http.CallOptions;
import dev.quaymaster.engine.http.Failures;
import dev.quaymaster.engine.http.Json;
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
    private static final Set<String> IDLE = Set.of(
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
    private final LabelFilter filter;
    private final Semaphore changed = new Semaphore(0);
    private @Nullable StreamedAnswer<Event> answer;
    private volatile boolean closed;
    private volatile @Nullable EngineException end;

    private DockerEvents(Failures failures, LabelFilter filter) {
        this.failures = failures;
        this.filter = filter;
    }

    static DockerEvents start(DockerCommands commands, LabelFilter filter) {
        var events = new DockerEvents(commands.transport().failures(), filter);
        var call = CallOptions.look(DOING);
        events.answer = commands.<Event>begin(call, DockerClient::eventsCmd, events::take, events::ended);
        return events;
    }

    private void ended(@Nullable Throwable why) {
        end = closed ? failures.closed(DOING) : failure(why);
        changed.release();
    }

    private static EngineException failure(@Nullable Throwable why) {
        return why instanceof EngineException known
                ? known
                : new EngineException(
                        Kind.UNREACHABLE, "The engine ended the stream of its events. Is it stopping?", why);
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
        return !IDLE.contains(action) && filter.matches(event.get("Actor").textFields("Attributes"));
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
        var begun = answer;
        if (begun != null) {
            begun.close();
        }
    }
}
