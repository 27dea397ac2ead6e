package dev.quaymaster.engine.command;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.AsyncDockerCmd;
import com.github.dockerjava.api.model.DockerObject;
import com.github.dockerjava.core.DefaultDockerCmdExecFactory;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.quaymaster.engine.http.CallOptions;
import dev.quaymaster.engine.http.EngineClient;
import dev.quaymaster.engine.http.EngineTransport;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.http.RawModels;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs docker-java's commands over our transport, each with words for what it is for and limits of
/// its own, and returns their answers as raw values. Calls block the calling thread; interrupting
/// it ends them.
public final class DockerCommands {

    private final EngineTransport transport;

    /// Connects to nothing yet.
    public DockerCommands(EngineTransport transport) {
        this.transport = transport;
    }

    /// What carries the commands, and requests that are none of docker-java's.
    public EngineTransport transport() {
        return transport;
    }

    /// Runs a command of whose answer only the success matters.
    public void run(CallOptions call, Function<DockerClient, @Nullable Void> command) {
        translated(call, client -> command.apply(docker(client)));
    }

    /// Runs a command that is answered by a document.
    public Json ask(CallOptions call, Function<DockerClient, ? extends DockerObject> command) {
        return translated(call, client -> RawModels.json(command.apply(docker(client))));
    }

    /// Runs a command that is answered by a list.
    public List<Json> list(
            CallOptions call, Function<DockerClient, ? extends @Nullable List<? extends DockerObject>> command) {
        return translated(call, client -> elements(command.apply(docker(client))));
    }

    /// Engines have null for an empty list.
    private static List<Json> elements(@Nullable List<? extends DockerObject> models) {
        return models == null ? List.of() : models.stream().map(RawModels::json).toList();
    }

    /// Runs a command that we made ourselves of docker-java's parts.
    ///
    /// @param <T> its result
    public <T extends @Nullable Object> T custom(CallOptions call, Function<DefaultDockerCmdExecFactory, T> command) {
        return translated(call, client -> command.apply(factory(client)));
    }

    /// Runs a command that tells as it goes, until all was told. The receiver is called by another
    /// thread.
    ///
    /// @param <T> what is told
    public <T extends DockerObject> void follow(
            CallOptions call, Function<DockerClient, AsyncDockerCmd<?, T>> command, Consumer<Json> receiver) {
        var answer =
                new StreamedAnswer<T>(transport.client(call), item -> receiver.accept(RawModels.json(item)), _ -> {});
        try (answer) {
            command.apply(docker(answer)).exec(answer);
            answer.awaitEnd();
        } catch (InterruptedException e) {
            throw transport.failures().cancelled(call.doing(), e);
        }
    }

    /// Begins a command that goes on telling, and returns when its answer has begun.
    ///
    /// @param <T> what is told
    /// @param receiver called by another thread
    /// @param atEnd told by that thread why it ended; null when all was told
    /// @return what ends it when it is closed
    public <T extends DockerObject> StreamedAnswer<T> begin(
            CallOptions call,
            Function<DockerClient, AsyncDockerCmd<?, T>> command,
            Consumer<Json> receiver,
            Consumer<@Nullable Throwable> atEnd) {
        var answer = new StreamedAnswer<T>(
                transport.client(call.whileItComes()), item -> receiver.accept(RawModels.json(item)), atEnd);
        command.apply(docker(answer)).exec(answer);
        try {
            answer.awaitBegin();
        } catch (InterruptedException e) {
            answer.close();
            throw transport.failures().cancelled(call.doing(), e);
        }
        return answer;
    }

    /// Asks what docker-java has no command for.
    public Json ask(CallOptions call, Request request) {
        return translated(call, client -> read(client, request));
    }

    private static Json read(EngineClient client, Request request) {
        try (var answer = client.execute(request)) {
            return Json.parse(answer.getBody());
        } catch (IOException e) {
            throw new IllegalStateException(e); // translated by the caller
        }
    }

    /// Sends what docker-java has no command for; of its answer only the success matters.
    public void send(CallOptions call, Request request) {
        translated(call, client -> skip(client, request));
    }

    private static @Nullable Void skip(EngineClient client, Request request) {
        try (var answer = client.execute(request)) {
            answer.getBody().transferTo(OutputStream.nullOutputStream());
            return null;
        } catch (IOException e) {
            throw new IllegalStateException(e); // translated by the caller
        }
    }

    private <T extends @Nullable Object> T translated(CallOptions call, Function<EngineClient, T> work) {
        var client = transport.client(call);
        try (client) {
            return work.apply(client);
        } catch (RuntimeException e) {
            throw client.failure(e);
        }
    }

    private static DockerClient docker(DockerHttpClient client) {
        return DockerClientImpl.getInstance(DockerJavaConfig.INSTANCE, client);
    }

    private static DefaultDockerCmdExecFactory factory(DockerHttpClient client) {
        var factory = new DefaultDockerCmdExecFactory(client, RawModels.MAPPER);
        factory.init(DockerJavaConfig.INSTANCE);
        return factory;
    }
}
