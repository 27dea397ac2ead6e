package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.ApiVersion;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.RemoveOptions;
import dev.quaymaster.engine.http.Call;
import dev.quaymaster.engine.http.EngineHttp;
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

/// What an engine does with containers.
final class ContainerCalls {

    private static final Duration MARGIN = Duration.ofMinutes(2);

    /// Containers may be held still while an archive is read.
    private static final Duration READING_STOPS = Duration.ofMinutes(2);

    /// A slow disk writes what was sent for a while before the next bytes are taken.
    private static final Duration WRITING_STOPS = Duration.ofMinutes(5);

    private final EngineHttp http;
    private final NetworkCalls networks;

    ContainerCalls(EngineHttp http, NetworkCalls networks) {
        this.http = http;
        this.networks = networks;
    }

    List<Container> list(LabelFilter filter) {
        var target = Labels.filter(Target.of("containers", "json").withFlag("all", true), filter);
        var call = Call.get("list containers", target);
        return http.list(call, json -> ContainerMapping.listed(json, http.dialect())).stream()
                .sorted(Comparator.comparing(Container::name))
                .toList();
    }

    ContainerDetails inspect(String id) {
        var target = Target.of("containers", id, "json");
        var json = http.json(Call.get("inspect container " + id, target));
        return DetailsMapping.details(json, http.dialect());
    }

    String create(ContainerSpec spec, ApiVersion version) {
        var target =
                Target.of("containers", "create")
                        .withText("name", spec.name())
                        .withText("platform", spec.host().platform());
        var doing =
                "create container " + (spec.name().isEmpty() ? "of " + spec.image() : spec.name());
        var id =
                http.json(Call.post(doing, target).with(SpecMapping.create(spec, version)))
                        .text("Id");
        connectToOthers(id, spec, version);
        return id;
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
        act("start", id, Target.of("containers", id, "start"));
    }

    void stop(String id, Optional<Duration> grace) {
        stopping("stop", id, grace);
    }

    void restart(String id, Optional<Duration> grace) {
        stopping("restart", id, grace);
    }

    private void stopping(String action, String id, Optional<Duration> grace) {
        var target = Target.of("containers", id, action);
        var timed = grace.map(time -> target.with("t", seconds(time))).orElse(target);
        var call = Call.post(action + " container " + id, timed);
        http.send(grace.map(time -> call.within(time.plus(MARGIN))).orElse(call.unlimited()));
    }

    /// Rounds up: a grace of 300 ms is not "kill at once".
    private static long seconds(Duration time) {
        return time.plusMillis(999).toSeconds();
    }

    void pause(String id) {
        act("pause", id, Target.of("containers", id, "pause"));
    }

    void unpause(String id) {
        act("unpause", id, Target.of("containers", id, "unpause"));
    }

    void kill(String id, String signal) {
        act("kill", id, Target.of("containers", id, "kill").withText("signal", signal));
    }

    void rename(String id, String name) {
        act("rename", id, Target.of("containers", id, "rename").with("name", name));
    }

    private void act(String action, String id, Target target) {
        http.send(Call.post(action + " container " + id, target));
    }

    void remove(String id, RemoveOptions options) {
        var target =
                Target.of("containers", id)
                        .withFlag("force", options.force())
                        .withFlag("v", options.volumes());
        http.send(Call.delete("remove container " + id, target));
    }

    int await(String id) {
        var target = Target.of("containers", id, "wait").with("condition", "not-running");
        var call = Call.post("wait for container " + id, target).unlimited();
        return http.json(call).small("StatusCode");
    }

    InputStream readArchive(String id, String path) {
        var target = Target.of("containers", id, "archive").with("path", path);
        var call = Call.get("read " + path + " of container " + id, target);
        return http.open(call.idleFor(READING_STOPS)).owningBody();
    }

    void writeArchive(String id, String path, InputStream tar) {
        var target = Target.of("containers", id, "archive").with("path", path);
        var doing = "write to " + path + " of container " + id;
        var call = Call.put(doing, target).with(tar, "application/x-tar");
        http.send(call.idleFor(WRITING_STOPS));
    }
}
