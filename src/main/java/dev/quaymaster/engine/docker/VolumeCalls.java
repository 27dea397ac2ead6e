package dev.quaymaster.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.ListVolumesCmd;
import com.github.dockerjava.core.DefaultDockerCmdExecFactory;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.engine.command.DockerCommands;
import dev.quaymaster.engine.command.OwnDocuments;
import dev.quaymaster.engine.http.ApiRequests;
import dev.quaymaster.engine.http.CallOptions;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.http.RawModels;
import dev.quaymaster.engine.http.RequestPaths;
import dev.quaymaster.engine.http.Target;
import dev.quaymaster.engine.mapping.VolumeMapping;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What an engine does with volumes.
final class VolumeCalls {

    private final DockerCommands commands;

    VolumeCalls(DockerCommands commands) {
        this.commands = commands;
    }

    List<Volume> list(LabelFilter filter) {
        var call = CallOptions.look("list volumes");
        return commands.ask(call, docker -> listing(docker, filter).exec()).list("Volumes").stream()
                .map(VolumeMapping::volume)
                .sorted(Comparator.comparing(Volume::name))
                .toList();
    }

    private static ListVolumesCmd listing(DockerClient docker, LabelFilter filter) {
        var all = docker.listVolumesCmd();
        return filter.terms().isEmpty() ? all : all.withFilter("label", filter.terms());
    }

    Optional<Volume> find(String name) {
        var call = CallOptions.look("inspect volume " + name);
        var inPath = RequestPaths.toEncode(name);
        try {
            var json =
                    commands.ask(call, docker -> docker.inspectVolumeCmd(inPath).exec());
            return Optional.of(VolumeMapping.volume(json));
        } catch (EngineException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    Volume create(VolumeSpec spec) {
        var call = CallOptions.change("create volume " + spec.name());
        return VolumeMapping.volume(commands.custom(call, factory -> create(factory, spec)));
    }

    private static Json create(DefaultDockerCmdExecFactory factory, VolumeSpec spec) {
        var document = VolumeMapping.create(spec);
        var exec = factory.createCreateVolumeCmdExec();
        return RawModels.json(new OwnDocuments.CreateVolume(exec, document).exec());
    }

    void remove(String name) {
        var inPath = RequestPaths.encoded(name);
        commands.run(
                CallOptions.change("remove volume " + name).unlimited(),
                docker -> docker.removeVolumeCmd(inPath).exec());
    }

    /// Older engines don't know the parameter and measure everything. docker-java has no command.
    Map<String, Long> sizes() {
        var call = CallOptions.look("measure volumes").unlimited();
        var request = ApiRequests.get(Target.of("system", "df").with("type", "volume"));
        var sizes = new TreeMap<String, Long>();
        for (var volume : commands.ask(call, request).list("Volumes")) {
            var size = volume.get("UsageData").get("Size").asNumber(-1);
            if (size >= 0) {
                sizes.put(volume.text("Name"), size);
            }
        }
        return sizes;
    }
}
