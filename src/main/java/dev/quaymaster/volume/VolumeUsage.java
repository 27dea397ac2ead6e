package dev.quaymaster.volume;

import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.MountPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Who uses which volume. Our own helper containers don't count.
public final class VolumeUsage {

    /// Running ones first, then those that can write, then by name.
    static final Comparator<VolumeUser> ORDER = Comparator.comparing((VolumeUser user) -> !user.running())
            .thenComparing(VolumeUser::readOnly)
            .thenComparing(VolumeUser::label);

    private VolumeUsage() {}

    /// The containers that have the volume mounted, running ones first.
    public static List<VolumeUser> users(Engine engine, String volume) {
        return byVolume(engine.containers(LabelFilter.all())).getOrDefault(volume, List.of());
    }

    /// Volume → the containers that have it mounted, running ones first.
    public static Map<String, List<VolumeUser>> byVolume(List<Container> containers) {
        var users = new TreeMap<String, List<VolumeUser>>();
        for (var container : containers) {
            if (!HelperContainers.isHelper(container)) {
                container.mounts().stream()
                        .filter(mount -> mount.type() == MountPoint.Type.VOLUME)
                        .forEach(mount -> users.computeIfAbsent(mount.name(), _ -> new ArrayList<>())
                                .add(user(container, mount)));
            }
        }
        users.values().forEach(list -> list.sort(ORDER));
        return users;
    }

    private static VolumeUser user(Container container, MountPoint mount) {
        return new VolumeUser(container, mount.destination(), mount.readOnly());
    }
}
