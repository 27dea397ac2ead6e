package dev.quaymaster.volume;

import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.MountPoint;
import dev.quaymaster.engine.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which containers and volumes share the data of a volume, under whatever name: as a volume of the
/// same folder, device or share, as a bind mount of it, or of a folder above or below it.
///
/// A mount of the whole machine (`/`), as monitoring tools have it, does not count as a use.
///
/// @param volumes all of the engine, by name
/// @param containers all of the engine
public record SharedData(Map<String, Volume> volumes, List<Container> containers) {

    private static final String WHOLE_MACHINE = "/";

    /// Copies the collections.
    public SharedData {
        volumes = Map.copyOf(volumes);
        containers = List.copyOf(containers);
    }

    /// What an engine has at this moment. Blocks for two questions.
    public static SharedData of(Engine engine) {
        return new SharedData(
                engine.volumes(LabelFilter.all()).stream()
                        .collect(Collectors.toMap(Volume::name, Function.identity(), (a, _) -> a)),
                engine.containers(LabelFilter.all()));
    }

    /// The containers that see the data of this volume, running ones first, each once: where it is
    /// mounted several times, the mount that may write counts. Our own helpers are not among them.
    public List<VolumeUser> users(Volume volume) {
        var users = new TreeMap<String, VolumeUser>();
        for (var container : containers) {
            if (!HelperContainers.isHelper(container)) {
                container.mounts().stream()
                        .filter(mount -> shows(mount, volume))
                        .map(mount -> new VolumeUser(container, mount.destination(), mount.readOnly()))
                        .min(VolumeUsage.ORDER)
                        .ifPresent(user -> users.put(container.id(), user));
            }
        }
        return users.values().stream().sorted(VolumeUsage.ORDER).toList();
    }

    /// The other volumes that show the same data, or a part of it, sorted.
    public List<String> twins(Volume volume) {
        return volumes.values().stream()
                .filter(other -> !other.name().equals(volume.name()) && overlap(volume, other))
                .map(Volume::name)
                .sorted()
                .toList();
    }

    private boolean shows(MountPoint mount, Volume volume) {
        if (mount.type() == MountPoint.Type.VOLUME) {
            var other = volumes.get(mount.name());
            return mount.name().equals(volume.name()) || (other != null && overlap(volume, other));
        }
        return !mount.source().equals(WHOLE_MACHINE) && overlap(DataLocation.of(volume), DataLocation.of(mount));
    }

    private static boolean overlap(Volume one, Volume other) {
        return overlap(DataLocation.of(one), DataLocation.of(other));
    }

    private static boolean overlap(Optional<DataLocation> one, Optional<DataLocation> other) {
        return one.isPresent() && other.isPresent() && one.get().overlaps(other.get());
    }
}
