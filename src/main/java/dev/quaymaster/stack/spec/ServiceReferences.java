package dev.quaymaster.stack.spec;

import dev.quaymaster.compose.model.Service;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where a service borrows from the container of another: `network_mode`, `ipc` and `pid` of
/// `service:x`, and `volumes_from`. The engine, and the config hash, know containers only.
public final class ServiceReferences {

    private static final String SERVICE = "service:";
    private static final String CONTAINER = "container:";
    private static final List<String> MODES = List.of("network_mode", "ipc", "pid");

    private ServiceReferences() {}

    /// Returns the services that this one borrows from.
    public static Set<String> of(Service service) {
        var names = new LinkedHashSet<String>();
        for (var key : MODES) {
            if (service.tree().get(key) instanceof String mode && mode.startsWith(SERVICE)) {
                names.add(mode.substring(SERVICE.length()));
            }
        }
        for (var from : volumesFrom(service)) {
            if (!from.startsWith(CONTAINER)) {
                names.add(from.split(":", 2)[0]);
            }
        }
        return names;
    }

    /// Returns the names of containers that this one borrows from by name.
    public static Set<String> containersOf(Service service) {
        var names = new LinkedHashSet<String>();
        for (var key : MODES) {
            if (service.tree().get(key) instanceof String mode && mode.startsWith(CONTAINER)) {
                names.add(mode.substring(CONTAINER.length()));
            }
        }
        return names;
    }

    /// Returns a service's canonical tree with containers put for services, as it is hashed.
    ///
    /// @param containers service → id of its first container; services that are missing stay
    public static Map<String, Object> resolve(Service service, Map<String, String> containers) {
        var tree = new LinkedHashMap<>(service.tree());
        for (var key : MODES) {
            if (tree.get(key) instanceof String mode) {
                tree.put(key, mode(mode, containers));
            }
        }
        if (tree.containsKey("volumes_from")) {
            tree.put("volumes_from", volumesFrom(service, containers));
        }
        return tree;
    }

    /// Returns `container:<id>` for `service:x`; any other mode as it is.
    static String mode(String mode, Map<String, String> containers) {
        return Optional.of(mode)
                .filter(value -> value.startsWith(SERVICE))
                .map(value -> containers.get(value.substring(SERVICE.length())))
                .map(id -> CONTAINER + id)
                .orElse(mode);
    }

    /// Returns the containers whose mounts are taken over.
    static List<String> volumesFrom(Service service, Map<String, String> containers) {
        return volumesFrom(service).stream()
                .map(from -> volumesFrom(from, containers))
                .toList();
    }

    /// The reference drops what follows the name of a service (`db:ro`), and so do we.
    private static String volumesFrom(String from, Map<String, String> containers) {
        var parts = from.split(":", 3);
        return from.startsWith(CONTAINER) ? parts[1] : containers.getOrDefault(parts[0], from);
    }

    private static List<String> volumesFrom(Service service) {
        return service.tree().get("volumes_from") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
