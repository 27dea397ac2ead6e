package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.engine.http.Call;
import dev.quaymaster.engine.http.EngineHttp;
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

    private final EngineHttp http;

    VolumeCalls(EngineHttp http) {
        this.http = http;
    }

    List<Volume> list(LabelFilter filter) {
        var target = Labels.filter(Target.of("volumes"), filter);
        return http.json(Call.get("list volumes", target)).list("Volumes").stream()
                .map(VolumeMapping::volume)
                .sorted(Comparator.comparing(Volume::name))
                .toList();
    }

    Optional<Volume> find(String name) {
        try {
            var call = Call.get("inspect volume " + name, Target.of("volumes", name));
            return Optional.of(VolumeMapping.volume(http.json(call)));
        } catch (EngineException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    Volume create(VolumeSpec spec) {
        var call = Call.post("create volume " + spec.name(), Target.of("volumes", "create"));
        return VolumeMapping.volume(http.json(call.with(VolumeMapping.create(spec))));
    }

    void remove(String name) {
        http.send(Call.delete("remove volume " + name, Target.of("volumes", name)).unlimited());
    }

    /// Older engines don't know the parameter and measure everything.
    Map<String, Long> sizes() {
        var target = Target.of("system", "df").with("type", "volume");
        var sizes = new TreeMap<String, Long>();
        for (var volume :
                http.json(Call.get("measure volumes", target).unlimited()).list("Volumes")) {
            var size = volume.get("UsageData").get("Size").asNumber(-1);
            if (size >= 0) {
                sizes.put(volume.text("Name"), size);
            }
        }
        return sizes;
    }
}
