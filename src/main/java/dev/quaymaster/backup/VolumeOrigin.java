package dev.quaymaster.backup;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A volume as the engine knew it, so that it can be made again with everything `docker compose`
/// looks for.
///
/// @param name on the engine
/// @param driver usually `local`
/// @param options driver options, such as type and device of an NFS mount
/// @param labels compose's own (project, volume, config hash) and the user's
public record VolumeOrigin(
        String name, String driver, SortedMap<String, String> options, SortedMap<String, String> labels) {

    private static final String COMPOSE_VOLUME = "com.docker.compose.volume";

    public VolumeOrigin {
        requireName(name);
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /// No engine takes such a name; in a command it would be a path of the machine, or an option.
    private static void requireName(String name) {
        boolean odd = name.isEmpty()
                || name.startsWith("-")
                || name.startsWith(".")
                || name.chars().anyMatch(one -> one == '/' || one == ':' || Character.isISOControl(one));
        if (odd) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a volume");
        }
    }

    /// The same from maps in any order.
    public static VolumeOrigin of(String name, String driver, Map<String, String> options, Map<String, String> labels) {
        return new VolumeOrigin(name, driver, new TreeMap<>(options), new TreeMap<>(labels));
    }

    /// The name of the volume in the compose file.
    public Optional<String> composeKey() {
        return Optional.ofNullable(labels.get(COMPOSE_VOLUME));
    }
}
