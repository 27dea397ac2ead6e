package dev.quaymaster.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A volume of the engine.
///
/// @param mountpoint its folder on the engine's machine; empty for some drivers
/// @param options the driver's, such as `type`, `o` and `device` of the local driver
public record Volume(
        String name,
        String driver,
        String mountpoint,
        Map<String, String> labels,
        Map<String, String> options,
        Optional<Instant> created) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

    /// Copies the collections.
    public Volume {
        labels = Map.copyOf(labels);
        options = Map.copyOf(options);
    }

    /// Whether an engine makes a volume of that name. Docker wants two characters, Podman one.
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /// Whether the engine made up its name, as it does for a mount without one.
    public boolean anonymous() {
        return labels.containsKey("com.docker.volume.anonymous") || name.matches("[0-9a-f]{64}");
    }
}
