package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.Secrets;
import dev.quaymaster.compose.model.NetworkConfig;
import dev.quaymaster.compose.model.VolumeConfig;
import dev.quaymaster.engine.Network;
import dev.quaymaster.engine.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/// Names what differs between a network or volume and what the file says about it.
final class PartDifferences {

    private static final String OURS = "com.docker.compose.";

    private final List<String> found = new ArrayList<>();

    private PartDifferences() {}

    /// Returns what differs, such as `option o size=1m → size=2m`; never empty.
    static List<String> of(Volume made, VolumeConfig wanted) {
        var differences = new PartDifferences();
        differences.text("driver", made.driver(), wanted.driver().orElse("local"));
        differences.pairs("option", made.options(), wanted.driverOpts());
        differences.pairs("label", made.labels(), wanted.labels());
        return differences.named();
    }

    /// Returns what differs, such as `internal false → true`; never empty.
    static List<String> of(Network made, NetworkConfig wanted) {
        var differences = new PartDifferences();
        differences.text("driver", made.driver(), wanted.driver().orElse(made.driver()));
        differences.text("internal", String.valueOf(made.internal()), String.valueOf(wanted.internal()));
        differences.pairs("option", made.options(), wanted.driverOpts());
        differences.pairs("label", made.labels(), wanted.labels());
        var subnets = wanted.ipam().pools().stream()
                .flatMap(pool -> pool.subnet().stream())
                .toList();
        if (!subnets.isEmpty()) {
            differences.text("subnets", String.join(" ", made.subnets()), String.join(" ", subnets));
        }
        return differences.named();
    }

    private List<String> named() {
        return found.isEmpty() ? List.of("configuration changed") : List.copyOf(found);
    }

    private void text(String what, String before, String after) {
        if (!before.equals(after)) {
            found.add(what + " " + shown(what, before) + " → " + shown(what, after));
        }
    }

    private static String shown(String name, String value) {
        return value.isEmpty() ? "(none)" : Secrets.masked(name, value);
    }

    private void pairs(String what, Map<String, String> made, Map<String, String> wanted) {
        var names = new TreeSet<>(made.keySet());
        names.addAll(wanted.keySet());
        names.removeIf(name -> name.startsWith(OURS));
        for (var name : names) {
            text(
                    what + " " + name,
                    Objects.requireNonNullElse(made.get(name), ""),
                    Objects.requireNonNullElse(wanted.get(name), ""));
        }
    }
}
