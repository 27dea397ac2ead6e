package dev.quaymaster.engine;

import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The volumes of a fake engine.
final class FakeVolumes {

    private final FakeFiles files;
    private final Map<String, Volume> volumes = new TreeMap<>();
    private int unnamed;

    FakeVolumes(FakeFiles files) {
        this.files = files;
    }

    synchronized List<Volume> list(LabelFilter filter) {
        return volumes.values().stream().filter(v -> filter.matches(v.labels())).toList();
    }

    synchronized Optional<Volume> find(String name) {
        return Optional.ofNullable(volumes.get(name));
    }

    synchronized Map<String, Long> sizes() {
        var sizes = new TreeMap<String, Long>();
        volumes.keySet().forEach(name -> sizes.put(name, files.size(name)));
        return sizes;
    }

    /// The volume of this name, made if it is not there; one without a name is always made.
    synchronized Volume made(VolumeSpec spec) {
        var name = spec.name().isEmpty() ? nameless() : spec.name();
        return volumes.computeIfAbsent(
                name,
                n -> new Volume(
                        n,
                        spec.driver().isEmpty() ? "local" : spec.driver(),
                        "/volumes/" + n,
                        spec.labels(),
                        spec.options(),
                        Optional.of(Instant.now())));
    }

    private String nameless() {
        unnamed++;
        return String.format(Locale.ROOT, "%064x", unnamed);
    }

    synchronized void remove(String name, Collection<FakeContainer> containers) {
        if (!volumes.containsKey(name)) {
            throw new EngineException(Kind.NOT_FOUND, "There is no volume " + name + ".");
        }
        if (containers.stream().anyMatch(c -> c.uses(name))) {
            throw new EngineException(Kind.CONFLICT, "Can't remove volume " + name + ": volume is in use.");
        }
        volumes.remove(name);
        files.drop(name);
    }

    /// Removes a container's volumes that have no name of their own.
    synchronized void removeAnonymous(FakeContainer container) {
        container.mounts.stream()
                .map(MountPoint::name)
                .filter(name -> find(name).filter(Volume::anonymous).isPresent())
                .forEach(volumes::remove);
    }
}
