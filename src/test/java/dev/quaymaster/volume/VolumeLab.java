package dev.quaymaster.volume;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.RemoveOptions;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.ExecSpec;
import dev.quaymaster.engine.spec.HostOptions;
import dev.quaymaster.engine.spec.MountSpec;
import dev.quaymaster.engine.spec.Networking;
import dev.quaymaster.engine.spec.ProcessSpec;
import dev.quaymaster.engine.spec.Security;
import dev.quaymaster.engine.spec.Storage;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;

/// Volumes and containers on the real engine, all gone when it is closed.
public final class VolumeLab implements AutoCloseable {

    public static final String DEBIAN = "quaymaster-test/base:latest";
    public static final String BUSYBOX = "quaymaster-test/busybox:latest";

    private static final String EMPTY = "quaymaster-test/nothing:latest";

    private final String prefix = "qm-volume-it-" + UUID.randomUUID();
    private final Engine engine = DockerEngine.connect(EngineLocator.locate(System.getenv(), Optional.empty()));
    private final List<String> containers = new ArrayList<>();
    private final List<String> volumes = new ArrayList<>();

    public Engine engine() {
        return engine;
    }

    /// A new, empty volume.
    public String volume() {
        return volume(Map.of());
    }

    /// A new, empty volume with these labels.
    public String volume(Map<String, String> labels) {
        var name = prefix + "-" + volumes.size();
        engine.createVolume(VolumeSpec.of(name, labels));
        volumes.add(name);
        return name;
    }

    /// A new, empty volume with room for so many bytes; what is in it goes with its last container.
    public String smallVolume(int bytes) {
        var name = prefix + "-" + volumes.size();
        var options = Map.of("type", "tmpfs", "device", "tmpfs", "o", "size=" + bytes);
        engine.createVolume(new VolumeSpec(name, "local", options, Map.of()));
        volumes.add(name);
        return name;
    }

    /// Runs a script in a container that has the volume at /data, to its end.
    public void run(String volume, String script) {
        var container = container(volume, DEBIAN, "sh", "-ec", script);
        engine.start(container);
        var exit = engine.await(container);
        if (exit != 0) {
            throw new IllegalStateException("the script ended with " + exit);
        }
        engine.remove(container, RemoveOptions.FORCE);
    }

    /// Runs a script that may do what helpers may not, such as `chattr`.
    public void runPrivileged(String volume, String script) {
        var spec = ContainerSpec.of(prefix + "-c" + containers.size(), DEBIAN)
                .withProcess(ProcessSpec.of("-ec", script).withEntrypoint(List.of("sh")))
                .withStorage(Storage.of(List.of(MountSpec.VolumeMount.of(volume, "/data"))))
                .withHost(HostOptions.of(
                        new Security(false, List.of("LINUX_IMMUTABLE"), List.of(), List.of(), List.of(), Map.of())))
                .withNetworking(Networking.isolated());
        var id = engine.create(spec);
        containers.add(id);
        engine.start(id);
        if (engine.await(id) != 0) {
            throw new IllegalStateException("the script failed: " + engine.lastLogs(id, 3));
        }
        engine.remove(id, RemoveOptions.FORCE);
    }

    /// What a script prints in a container that has the volume at /data; it must succeed.
    public String output(String volume, String script) {
        var container = running(volume, DEBIAN);
        var out = new ByteArrayOutputStream();
        var code = engine.exec(container, ExecSpec.of("sh", "-c", "LC_ALL=C; export LC_ALL; " + script), out, out);
        var text = out.toString(StandardCharsets.ISO_8859_1);
        if (code != 0) {
            throw new IllegalStateException("the script ended with " + code + ": " + text);
        }
        engine.remove(container, RemoveOptions.FORCE);
        return text;
    }

    /// A container that has the volume at /data, not started.
    String container(String volume, String image, String... command) {
        return container(volume, image, Map.of(), command);
    }

    private String container(String volume, String image, Map<String, String> labels, String... command) {
        var spec = ContainerSpec.of(prefix + "-c" + containers.size(), image)
                .withLabels(labels)
                .withProcess(ProcessSpec.of()
                        .withEntrypoint(List.of(command[0]))
                        .withCommand(List.of(command).subList(1, command.length)))
                .withStorage(Storage.of(List.of(MountSpec.VolumeMount.of(volume, "/data"))))
                .withNetworking(Networking.isolated());
        var id = engine.create(spec);
        containers.add(id);
        return id;
    }

    /// A container that sleeps on the volume.
    public String running(String volume, String image) {
        return running(volume, image, Map.of());
    }

    /// A container with these labels that sleeps on the volume.
    public String running(String volume, String image, Map<String, String> labels) {
        var command = new String[] {"sh", "-c", "trap exit TERM; sleep 600 & wait"};
        var id = container(volume, image, labels, command);
        engine.start(id);
        return id;
    }

    /// An image without any file. It stays: engines take minutes to remove one.
    String emptyImage() {
        if (engine.image(EMPTY).isEmpty()) {
            engine.importImage(new ByteArrayInputStream(new byte[1024]), EMPTY);
        }
        return EMPTY;
    }

    @Override
    public void close() {
        volumes.forEach(this::awaitNoHelper);
        containers.forEach(id -> quietly(() -> engine.remove(id, RemoveOptions.FORCE)));
        volumes.forEach(name -> quietly(() -> engine.removeVolume(name)));
        engine.close();
    }

    /// A window that was closed gives its helpers up on a thread of its own.
    private void awaitNoHelper(String volume) {
        var filter = LabelFilter.equal(HelperContainers.LABEL + ".volume", volume);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> engine.containers(filter).isEmpty());
    }

    private static void quietly(Runnable removal) {
        try {
            removal.run();
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.NOT_FOUND) {
                System.getLogger(VolumeLab.class.getName()).log(System.Logger.Level.WARNING, "Left on the engine", e);
            }
        }
    }
}
