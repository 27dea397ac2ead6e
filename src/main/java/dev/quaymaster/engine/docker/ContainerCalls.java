package dev.quaymaster.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.KillContainerCmd;
import com.github.dockerjava.api.command.ListContainersCmd;
import com.github.dockerjava.api.model.WaitContainerCondition;
import com.github.dockerjava.api.model.WaitResponse;
import com.github.dockerjava.core.DefaultDockerCmdExecFactory;
import dev.quaymaster.engine.ApiVersion;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.RemoveOptions;
import dev.quaymaster.engine.command.DockerCommands;
import dev.quaymaster.engine.command.OwnDocuments;
import dev.quaymaster.engine.command.OwnGrace;
import dev.quaymaster.engine.http.ApiRequests;
import dev.quaymaster.engine.http.CallOptions;
import dev.quaymaster.engine.http.RawModels;
import dev.quaymaster.engine.http.RequestPaths;
import dev.quaymaster.engine.http.Target;
import dev.quaymaster.engine.mapping.ContainerMapping;
import dev.quaymaster.engine.mapping.DetailsMapping;
import dev.quaymaster.engine.mapping.NetworkingMapping;
import dev.quaymaster.engine.mapping.SpecMapping;
import dev.quaymaster.engine.spec.ContainerSpec;
import java.io.InputStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an engine does with containers.
final class ContainerCalls {

    private static final Duration MARGIN = Duration.ofMinutes(2);

    /// Containers may be held still while an archive is read.
    private static final Duration READING_STOPS = Duration.ofMinutes(2);

    /// A slow disk writes what was sent for a while before the next bytes are taken.
    private static final Duration WRITING_STOPS = Duration.ofMinutes(5);

    private final DockerCommands commands;
    private final NetworkCalls networks;

    ContainerCalls(DockerCommands commands, NetworkCalls networks) {
        this.commands = commands;
        this.networks = networks;
    }

    List<Container> list(LabelFilter filter) {
        var call = CallOptions.look("list containers");
        var listed = commands.list(call, docker -> listing(docker, filter).exec());
        var dialect = commands.transport().dialect();
        return listed.stream()
                .map(json -> ContainerMapping.listed(json, dialect))
                .sorted(Comparator.comparing(Container::name))
                .toList();
    }

    private static ListContainersCmd listing(DockerClient docker, LabelFilter filter) {
        var all = docker.listContainersCmd().withShowAll(true);
        return filter.terms().isEmpty() ? all : all.withLabelFilter(filter.terms());
    }

    ContainerDetails inspect(String id) {
        var call = CallOptions.look("inspect container " + id);
        var inPath = RequestPaths.toEncode(id);
        var json =
                commands.ask(call, docker -> docker.inspectContainerCmd(inPath).exec());
        return DetailsMapping.details(json, commands.transport().dialect());
    }

    String create(ContainerSpec spec, ApiVersion version) {
        var what = spec.name().isEmpty() ? "of " + spec.image() : spec.name();
        var call = CallOptions.change("create container " + what);
        var id = commands.custom(call, factory -> create(factory, spec, version));
        connectToOthers(id, spec, version);
        return id;
    }

    private static String create(DefaultDockerCmdExecFactory factory, ContainerSpec spec, ApiVersion version) {
        var document = SpecMapping.create(spec, version);
        var exec = factory.createCreateContainerCmdExec();
        var command = new OwnDocuments.CreateContainer(exec, spec.image(), document);
        if (!spec.name().isEmpty()) {
            command.withName(spec.name());
        }
        if (!spec.host().platform().isEmpty()) {
            command.withPlatform(spec.host().platform());
        }
        return RawModels.json(command.exec()).text("Id");
    }

    /// All or nothing: a container that misses a network is removed again.
    private void connectToOthers(String id, ContainerSpec spec, ApiVersion version) {
        try {
            NetworkingMapping.afterCreation(spec.networking(), version)
                    .forEach((network, endpoint) -> networks.connect(network, id, endpoint));
        } catch (EngineException e) {
            remove(id, RemoveOptions.FORCE_WITH_VOLUMES);
            throw e;
        }
    }

    void start(String id) {
        var inPath = RequestPaths.toEncode(id);
        act("start", id, docker -> docker.startContainerCmd(inPath).exec());
    }

    void stop(String id, Optional<Duration> grace) {
        commands.custom(
                stopping("stop", id, grace),
                factory -> OwnGrace.stop(factory, RequestPaths.toEncode(id), seconds(grace)));
    }

    void restart(String id, Optional<Duration> grace) {
        commands.custom(
                stopping("restart", id, grace),
                factory -> OwnGrace.restart(factory, RequestPaths.toEncode(id), seconds(grace)));
    }

    private static CallOptions stopping(String action, String id, Optional<Duration> grace) {
        var call = CallOptions.change(action + " container " + id);
        return grace.map(time -> call.within(time.plus(MARGIN))).orElse(call.unlimited());
    }

    /// Rounds up: a grace of 300 ms is not "kill at once".
    private static OptionalInt seconds(Optional<Duration> grace) {
        return grace.map(time ->
                        OptionalInt.of(Math.toIntExact(time.plusMillis(999).toSeconds())))
                .orElse(OptionalInt.empty());
    }

    void pause(String id) {
        var inPath = RequestPaths.toEncode(id);
        act("pause", id, docker -> docker.pauseContainerCmd(inPath).exec());
    }

    void unpause(String id) {
        var inPath = RequestPaths.toEncode(id);
        act("unpause", id, docker -> docker.unpauseContainerCmd(inPath).exec());
    }

    void kill(String id, String signal) {
        act("kill", id, docker -> killing(docker, id, signal).exec());
    }

    private static KillContainerCmd killing(DockerClient docker, String id, String signal) {
        var command = docker.killContainerCmd(RequestPaths.toEncode(id));
        return signal.isEmpty() ? command : command.withSignal(signal);
    }

    void rename(String id, String name) {
        var inPath = RequestPaths.toEncode(id);
        act(
                "rename",
                id,
                docker -> docker.renameContainerCmd(inPath).withName(name).exec());
    }

    private void act(String action, String id, Function<DockerClient, @Nullable Void> command) {
        commands.run(CallOptions.change(action + " container " + id), command);
    }

    void remove(String id, RemoveOptions options) {
        var inPath = RequestPaths.encoded(id);
        act(
                "remove",
                id,
                docker -> docker.removeContainerCmd(inPath)
                        .withForce(options.force())
                        .withRemoveVolumes(options.volumes())
                        .exec());
    }

    int await(String id) {
        var code = new AtomicInteger();
        var inPath = RequestPaths.toEncode(id);
        var condition = WaitContainerCondition.NOT_RUNNING;
        commands.<WaitResponse>follow(
                CallOptions.change("wait for container " + id).unlimited(),
                docker -> docker.waitContainerCmd(inPath).withCondition(condition),
                answer -> code.set(answer.small("StatusCode")));
        return code.get();
    }

    /// docker-java loses bytes of a path that are no text.
    InputStream readArchive(String id, String path) {
        var call = CallOptions.look("read " + path + " of container " + id).idleFor(READING_STOPS);
        return commands.transport()
                .open(call, ApiRequests.get(archive(id, path)))
                .owningBody();
    }

    /// docker-java loses bytes of a path that are no text.
    void writeArchive(String id, String path, InputStream tar) {
        var call = CallOptions.change("write to " + path + " of container " + id);
        var request = ApiRequests.put(archive(id, path), tar);
        commands.send(call.unlimited().idleFor(WRITING_STOPS), request);
    }

    private static Target archive(String id, String path) {
        return Target.of("containers", id, "archive").with("path", path);
    }
}
