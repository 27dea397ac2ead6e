package dev.quaymaster.diagram;

import dev.quaymaster.compose.model.NetworkConfig;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides which network frames a service: of those it is in, the one with the fewest members that
/// still has company, so that a backend shows as a frame of its own and not as part of the proxy's.
final class NetworkZones {

    private static final String HOST = "network:host";
    private static final String SERVICE = "service:";

    private final Project project;
    private final Map<String, Integer> members = new LinkedHashMap<>();

    NetworkZones(Project project) {
        this.project = project;
        for (var service : project.services().values()) {
            service.networks().keySet().forEach(key -> members.merge(key, 1, Integer::sum));
        }
    }

    /// The zones that frame at least one service, in the order of the file.
    List<Zone> zones() {
        var used = project.services().values().stream()
                .flatMap(service -> of(service).stream())
                .distinct()
                .toList();
        var zones = new ArrayList<Zone>();
        for (var network : project.networks().values()) {
            if (used.contains(idOf(network.key()))) {
                zones.add(zone(network));
            }
        }
        if (used.contains(HOST)) {
            zones.add(new Zone(HOST, "the host's network", true));
        }
        return zones;
    }

    private static Zone zone(NetworkConfig network) {
        var title = (network.external() ? "external network " : "network ") + network.key();
        return new Zone(idOf(network.key()), title, network.external());
    }

    private static String idOf(String key) {
        return "network:" + key;
    }

    /// The zone of a service; none when it has no network.
    Optional<String> of(Service service) {
        var mode = service.isolation().namespaces().networkMode().orElse("");
        if (mode.equals("host")) {
            return Optional.of(HOST);
        }
        if (mode.startsWith(SERVICE)) {
            var owner = project.services().get(mode.substring(SERVICE.length()));
            return owner == null || owner.equals(service) ? Optional.empty() : of(owner);
        }
        return home(service).map(NetworkZones::idOf);
    }

    private Optional<String> home(Service service) {
        return service.networks().keySet().stream()
                .filter(project.networks()::containsKey)
                .min(Comparator.comparingInt(this::loneliness));
    }

    private int loneliness(String network) {
        int count = members.getOrDefault(network, 0);
        return count == 1 ? Integer.MAX_VALUE : count;
    }

    /// Keys of the networks a service is in besides its zone's.
    List<String> othersOf(Service service) {
        var home = home(service);
        return service.networks().keySet().stream()
                .filter(key -> !home.equals(Optional.of(key)))
                .toList();
    }
}
