package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.engine.spec.VolumeSpec;
import dev.quaymaster.volume.DataLocation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How volumes are made again, and in words what their driver options mean.
final class TargetSpecs {

    private static final String COMPOSE = "com.docker.compose.";
    private static final String LOCAL = "local";
    private static final Set<String> SECRET = Set.of("password", "pass", "password2", "credentials");

    private TargetSpecs() {}

    /// Under its own name a volume is made as it was, with compose's labels, so that the next `up`
    /// takes it for its own. Under another name it is a plain one: driver options would make it
    /// show the data of the original, and the labels of another name are not compose's.
    static VolumeSpec of(SavedVolume saved, String target) {
        var origin = saved.origin();
        if (target.equals(origin.name())) {
            return new VolumeSpec(target, origin.driver(), origin.options(), origin.labels());
        }
        Map<String, String> labels = new TreeMap<>(origin.labels());
        labels.keySet().removeIf(label -> label.startsWith(COMPOSE));
        return new VolumeSpec(target, LOCAL, Map.of(), labels);
    }

    /// Whether a driver other than the engine's own makes it.
    static boolean isForeign(VolumeSpec spec) {
        return !spec.driver().isEmpty() && !spec.driver().equals(LOCAL);
    }

    /// What it shows that is there before it.
    static Optional<DataLocation> outside(VolumeSpec spec) {
        return DataLocation.mounted(spec.driver(), spec.options());
    }

    /// `/srv/data of the engine's machine`, or a share.
    static String place(DataLocation data) {
        return data.host().isEmpty() ? data.path() + " of the engine's machine" : data.toString();
    }

    /// `type=none, o=bind`, passwords hidden; the device is told by [#place].
    static String options(VolumeSpec spec) {
        return new TreeMap<>(spec.options())
                .entrySet().stream()
                        .map(option -> option.getKey() + "=" + masked(option.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String masked(String value) {
        return Arrays.stream(value.split(",", -1)).map(TargetSpecs::maskedPart).collect(Collectors.joining(","));
    }

    private static String maskedPart(String part) {
        var equals = part.indexOf('=');
        return equals > 0 && SECRET.contains(part.substring(0, equals).toLowerCase(Locale.ROOT))
                ? part.substring(0, equals) + "=•••"
                : part;
    }
}
