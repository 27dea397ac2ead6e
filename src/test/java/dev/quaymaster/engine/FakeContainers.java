package dev.quaymaster.engine;

import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.LogLine.Stream;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.EndpointSpec;
import dev.quaymaster.engine.spec.MountSpec;
import dev.quaymaster.engine.spec.MountSpec.VolumeMount;
import dev.quaymaster.engine.spec.PortSpec;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The containers of a fake engine.
final class FakeContainers {

    private final FakeImages images;
    private final FakeNetworks networks;
    private final FakeVolumes volumes;
    private final FakeEvents events;
    private final Map<String, FakeContainer> containers = new TreeMap<>();
    private final Map<String, Health> firstHealth = new TreeMap<>();
    private int made;

    FakeContainers(FakeImages images, FakeNetworks networks, FakeVolumes volumes, FakeEvents events) {
        this.images = images;
        this.networks = networks;
        this.volumes = volumes;
        this.events = events;
    }

    synchronized Collection<FakeContainer> all() {
        return List.copyOf(containers.values());
    }

    synchronized List<Container> list(LabelFilter filter) {
        return containers.values().stream()
                .map(FakeContainer::listed)
                .filter(container -> filter.matches(container.labels()))
                .sorted(Comparator.comparing(Container::name))
                .toList();
    }

    synchronized FakeContainer find(String id) {
        return containers.values().stream()
                .filter(c -> c.name.equals(id) || c.id.startsWith(id))
                .findFirst()
                .orElseThrow(() -> new EngineException(Kind.NOT_FOUND, "There is no container " + id + "."));
    }

    synchronized String create(ContainerSpec spec) {
        var image = images.find(spec.image()).orElseThrow(() -> FakeImages.missing(spec.image()));
        var id = hex();
        var name = spec.name().isEmpty() ? "fake_" + made : spec.name();
        requireFree(name);
        var container = new FakeContainer(id, name, spec, image);
        mount(container);
        spec.networking().endpoints().forEach((network, endpoint) -> container.networks.put(network, endpoint));
        var mode = spec.networking().mode();
        if (container.networks.isEmpty() && !mode.startsWith("container:")) {
            container.networks.put(mode.isEmpty() ? "bridge" : mode, EndpointSpec.of());
        }
        containers.put(id, container);
        changed(container);
        return id;
    }

    private String hex() {
        made++;
        return String.format(Locale.ROOT, "%08x%056x", made * 0x9e3779b1, made);
    }

    private void requireFree(String name) {
        if (containers.values().stream().anyMatch(c -> c.name.equals(name))) {
            throw new EngineException(Kind.CONFLICT, "Can't create container " + name + ": the name is taken.");
        }
    }

    private void mount(FakeContainer container) {
        for (var mount : container.spec.storage().mounts()) {
            var volume = mount instanceof VolumeMount v ? volumeOf(v).name() : "";
            container.mounts.add(FakeContainer.mountPoint(mount, volume));
        }
        for (var bind : container.spec.storage().binds()) {
            var parts = bind.split(":", 3);
            var mount = parts[0].startsWith("/")
                    ? new MountSpec.BindMount(
                            parts[0],
                            parts[1],
                            bind.endsWith(":ro"),
                            Optional.empty(),
                            Optional.of(true),
                            Optional.empty())
                    : VolumeMount.of(parts[0], parts[1]);
            var volume = mount instanceof VolumeMount v ? volumeOf(v).name() : "";
            container.mounts.add(FakeContainer.mountPoint(mount, volume));
        }
    }

    private Volume volumeOf(VolumeMount mount) {
        var labels = mount.source().isEmpty() ? Map.of("com.docker.volume.anonymous", "") : mount.labels();
        return volumes.made(new VolumeSpec(mount.source(), "", Map.of(), labels));
    }

    void start(FakeContainer container) {
        synchronized (this) {
            if (container.running()) {
                return;
            }
            container.networks.keySet().forEach(networks::find);
            requireFreePorts(container);
            container.state = ContainerState.RUNNING;
            container.startedAt = Optional.of(Instant.now());
            container.exitCode = 0;
            container.health =
                    container.checked() ? firstHealth.getOrDefault(container.name, Health.HEALTHY) : Health.NONE;
        }
        changed(container);
        try {
            // connected before start returns: who is attached may write at once
            var in = container.processInput();
            var out = container.processOutput();
            if (container.attachable()) {
                Thread.ofVirtual().start(() -> run(container, in, out));
            } else {
                run(container, in, out);
            }
        } catch (IOException e) {
            end(container, 1);
        }
    }

    private void run(FakeContainer container, InputStream input, OutputStream output) {
        try (var in = input;
                var out = output) {
            var outcome = FakeShell.run(container.command(), in, out, container.sink(Stream.ERR));
            if (!outcome.sleeping()) {
                end(container, outcome.exitCode());
            }
        } catch (IOException e) {
            end(container, 1);
        }
    }

    private void requireFreePorts(FakeContainer container) {
        for (var port : container.spec.networking().ports()) {
            if (!port.published().isEmpty() && taken(port)) {
                throw new EngineException(
                        Kind.CONFLICT,
                        "Can't start container "
                                + container.name
                                + ": port "
                                + port.published()
                                + " is already taken on the engine's machine.");
            }
        }
    }

    private boolean taken(PortSpec port) {
        return containers.values().stream()
                .filter(FakeContainer::running)
                .flatMap(other -> other.spec.networking().ports().stream())
                .anyMatch(other -> other.published().equals(port.published()));
    }

    void stop(FakeContainer container, int exitCode) {
        if (container.running()) {
            end(container, exitCode);
        }
    }

    void dies(String id, int exitCode) {
        end(find(id), exitCode);
    }

    void restarts(String id) {
        var container = find(id);
        synchronized (this) {
            container.state = ContainerState.RESTARTING;
        }
        changed(container);
    }

    private void end(FakeContainer container, int exitCode) {
        synchronized (this) {
            container.state = ContainerState.EXITED;
            container.exitCode = exitCode;
            container.health = Health.NONE;
            container.finishedAt = Optional.of(Instant.now());
            notifyAll();
        }
        changed(container);
        if (container.spec.lifecycle().autoRemove()) {
            remove(container, RemoveOptions.FORCE_WITH_VOLUMES);
        }
    }

    synchronized int await(FakeContainer container) {
        while (container.running()) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EngineException(Kind.CANCELLED, "Waiting was cancelled.", e);
            }
        }
        return container.exitCode;
    }

    void turn(FakeContainer container, ContainerState from, ContainerState to) {
        synchronized (this) {
            if (container.state != from) {
                throw new EngineException(
                        Kind.CONFLICT, "Can't do that: container " + container.name + " is " + container.state + ".");
            }
            container.state = to;
        }
        changed(container);
    }

    void kill(FakeContainer container, String signal) {
        if (!container.running()) {
            throw new EngineException(Kind.CONFLICT, "Can't kill container " + container.name + ": it is not running.");
        }
        if (signal.endsWith("KILL") || signal.endsWith("TERM")) {
            end(container, signal.endsWith("KILL") ? 137 : 143);
        }
    }

    void rename(FakeContainer container, String name) {
        synchronized (this) {
            requireFree(name);
            container.name = name;
        }
        changed(container);
    }

    void remove(FakeContainer container, RemoveOptions options) {
        synchronized (this) {
            if (container.running() && !options.force()) {
                throw new EngineException(
                        Kind.CONFLICT, "Can't remove container " + container.name + ": it is running.");
            }
            container.state = ContainerState.REMOVING;
            containers.remove(container.id);
            notifyAll();
            if (options.volumes()) {
                volumes.removeAnonymous(container);
            }
        }
        changed(container);
    }

    synchronized void startsAs(String name, Health health) {
        firstHealth.put(name, health);
    }

    void becomes(String id, Health health) {
        var container = find(id);
        synchronized (this) {
            container.health = health;
        }
        changed(container);
    }

    private void changed(FakeContainer container) {
        events.changed(container.labels());
    }
}
