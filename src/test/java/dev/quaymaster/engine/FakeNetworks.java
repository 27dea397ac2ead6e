package dev.quaymaster.engine;

import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.spec.NetworkSpec;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The networks of a fake engine.
final class FakeNetworks {

    private final Map<String, Network> networks = new TreeMap<>();
    private int made;

    FakeNetworks() {
        for (var name : List.of("bridge", "host", "none")) {
            networks.put(name, network(NetworkSpec.of(name, Map.of())));
        }
    }

    private Network network(NetworkSpec spec) {
        made++;
        return new Network(
                String.format(Locale.ROOT, "net%061x", made),
                spec.name(),
                spec.driver().isEmpty() ? "bridge" : spec.driver(),
                spec.reach().internal(),
                spec.labels(),
                spec.options(),
                List.of("172." + (20 + made % 200) + ".0.0/16"));
    }

    synchronized List<Network> list(LabelFilter filter) {
        return networks.values().stream()
                .filter(n -> filter.matches(n.labels()))
                .toList();
    }

    synchronized String create(NetworkSpec spec) {
        if (networks.containsKey(spec.name())) {
            throw new EngineException(Kind.CONFLICT, "Can't create network " + spec.name() + ": it exists already.");
        }
        var network = network(spec);
        networks.put(spec.name(), network);
        return network.id();
    }

    synchronized Network find(String nameOrId) {
        return networks.values().stream()
                .filter(n -> n.name().equals(nameOrId) || n.id().equals(nameOrId))
                .findFirst()
                .orElseThrow(() -> new EngineException(Kind.NOT_FOUND, "There is no network " + nameOrId + "."));
    }

    synchronized void remove(String nameOrId, Collection<FakeContainer> containers) {
        var network = find(nameOrId);
        if (containers.stream().anyMatch(c -> c.running() && c.networks.containsKey(network.name()))) {
            throw new EngineException(
                    Kind.CONFLICT, "Can't remove network " + network.name() + ": it has active endpoints.");
        }
        networks.remove(network.name());
    }
}
