package dev.quaymaster.compose;

import dev.quaymaster.compose.model.NetworkConfig;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.compose.model.VolumeConfig;
import dev.quaymaster.files.Sha256;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The value of the label `com.docker.compose.config-hash`: equal hashes mean "nothing changed".
///
/// It is the SHA-256 of the canonical JSON without what does not reach the container, as docker
/// compose 2.40 makes it, so that its containers and ours are taken over both ways.
public final class ConfigHash {

    private static final Set<String> NOT_HASHED = Set.of("build", "pull_policy", "scale", "depends_on", "profiles");

    private ConfigHash() {}

    /// Hashes a service. References to other services (`network_mode: service:db`) must have been
    /// replaced by container ids in the tree before, where they occur.
    ///
    /// @param service the service
    /// @return lower-case hexadecimal SHA-256
    public static String of(Service service) {
        return ofServiceTree(service.tree());
    }

    /// Hashes the canonical form of a service.
    ///
    /// @param tree the canonical form
    /// @return lower-case hexadecimal SHA-256
    public static String ofServiceTree(Map<String, Object> tree) {
        var hashed = new LinkedHashMap<>(tree);
        hashed.keySet().removeAll(NOT_HASHED);
        if (hashed.get("deploy") instanceof Map<?, ?> deploy) {
            var kept = new LinkedHashMap<Object, Object>(deploy);
            kept.remove("replicas");
            hashed.put("deploy", kept);
        }
        return Sha256.hex(CanonicalJson.compact(hashed));
    }

    /// Hashes the canonical form of a service as another version of docker compose would: version 5
    /// leaves `create_host_path` out where it is true, and says where it is false.
    ///
    /// @param tree the canonical form
    /// @param composeVersion the version, as containers are labelled with it
    /// @return lower-case hexadecimal SHA-256
    public static String ofServiceTree(Map<String, Object> tree, String composeVersion) {
        if (!composeVersion.startsWith("5.") || !(tree.get("volumes") instanceof List<?> mounts)) {
            return ofServiceTree(tree);
        }
        var spelled = new LinkedHashMap<>(tree);
        spelled.put("volumes", mounts.stream().map(ConfigHash::asInVersion5).toList());
        return ofServiceTree(spelled);
    }

    private static Object asInVersion5(Object mount) {
        if (!(mount instanceof Map<?, ?> map) || !(map.get("bind") instanceof Map<?, ?> bind)) {
            return mount;
        }
        var spelled = new LinkedHashMap<Object, Object>();
        bind.forEach(spelled::put);
        spelled.remove("create_host_path");
        spelled.remove("recursive");
        if (!Boolean.TRUE.equals(bind.get("create_host_path"))) {
            spelled.put("create_host_path", false);
        }
        if (bind.get("recursive") instanceof String recursive) {
            spelled.put("recursive", recursive);
        }
        var changed = new LinkedHashMap<Object, Object>(map);
        changed.put("bind", spelled);
        return changed;
    }

    /// Hashes a network.
    ///
    /// @param network the network
    /// @return lower-case hexadecimal SHA-256
    public static String of(NetworkConfig network) {
        return Sha256.hex(CanonicalJson.compact(network.tree()));
    }

    /// Hashes a volume; the driver counts as `local` when none is named.
    ///
    /// @param volume the volume
    /// @return lower-case hexadecimal SHA-256
    public static String of(VolumeConfig volume) {
        var hashed = new LinkedHashMap<String, Object>();
        hashed.put("name", volume.name());
        hashed.put("driver", volume.driver().orElse("local"));
        hashed.putAll(without(volume.tree(), Set.of("name", "driver")));
        return Sha256.hex(CanonicalJson.compact(hashed));
    }

    private static Map<String, Object> without(Map<String, Object> tree, Set<String> keys) {
        var rest = new LinkedHashMap<>(tree);
        rest.keySet().removeAll(keys);
        return rest;
    }
}
