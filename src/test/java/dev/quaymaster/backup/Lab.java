package dev.quaymaster.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineLocator;
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
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;

/// Containers and volumes on the real engine, under names nobody else uses, removed when closed.
public final class Lab implements AutoCloseable {

    private static final String BUSYBOX = "quaymaster-test/busybox:latest";
    private static final String BASE = "quaymaster-test/base:latest";
    private static final String POSTGRES = "quaymaster-test/postgres:latest";

    private static final String REDIS = "quaymaster-test/redis:latest";

    private final String prefix = "qmbackup-" + UUID.randomUUID().toString().substring(0, 8);
    private final Engine engine = DockerEngine.connect(EngineLocator.locate(System.getenv(), Optional.empty()));
    private final List<String> containers = new ArrayList<>();
    private final List<String> volumes = new ArrayList<>();

    public Engine engine() {
        return engine;
    }

    /// The name of the stack that everything here belongs to.
    public String stack() {
        return prefix;
    }

    /// An empty volume as compose would make it.
    public String volume(String key) {
        var name = nameOf(key);
        engine.createVolume(VolumeSpec.of(
                name,
                Map.of(
                        "com.docker.compose.project", prefix,
                        "com.docker.compose.volume", key,
                        "com.docker.compose.config-hash", "abc123")));
        return name;
    }

    /// A volume with driver options, such as those that make it show a folder of the machine.
    public String volume(String key, Map<String, String> options) {
        var name = nameOf(key);
        engine.createVolume(new VolumeSpec(name, "local", options, Map.of()));
        return name;
    }

    /// The name a volume has or will have; it is removed at the end.
    public String nameOf(String key) {
        var name = prefix + "_" + key;
        if (!volumes.contains(name)) {
            volumes.add(name);
        }
        return name;
    }

    /// A running busybox with the volume at `/v`, which ends as soon as it is told to.
    public String busybox(String service, String volume) {
        return start(busyboxSpec(service, volume));
    }

    /// What [#busybox] makes, to be changed.
    public ContainerSpec busyboxSpec(String service, String volume) {
        return spec(
                service,
                BUSYBOX,
                MountSpec.VolumeMount.of(volume, "/v"),
                Map.of(),
                "sh",
                "-c",
                "trap exit TERM; sleep 100000 & wait");
    }

    /// A running PostgreSQL on the volume, which answers.
    ///
    /// @param more what else is mounted
    public String postgres(String service, String volume, MountSpec... more) {
        var mounts = new ArrayList<MountSpec>(List.of(more));
        mounts.add(MountSpec.VolumeMount.of(volume, "/var/lib/postgresql/data"));
        var id = start(spec(
                        service,
                        POSTGRES,
                        mounts.getFirst(),
                        Map.of("POSTGRES_USER", "prefect", "POSTGRES_PASSWORD", "se'cret", "POSTGRES_DB", "prefect"))
                .withStorage(Storage.of(mounts)));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> exitCode(id, "pg_isready", "-q", "-h", "127.0.0.1", "-U", "prefect") == 0);
        return id;
    }

    /// What a statement of SQL prints in a database of [#postgres]; it must succeed.
    public String sql(String container, String database, String statement) {
        return exec(
                container,
                "psql",
                "--no-psqlrc",
                "--set=ON_ERROR_STOP=1",
                "-U",
                "prefect",
                "-d",
                database,
                "-Atc",
                statement);
    }

    /// A running container with GNU tools and the volume at `/v`.
    public String tools(String service, String volume, String... command) {
        return start(spec(service, REDIS, MountSpec.VolumeMount.of(volume, "/v"), Map.of(), command));
    }

    /// Makes a container, which is removed at the end, and starts it.
    public String start(ContainerSpec spec) {
        var id = engine.create(spec);
        containers.add(id);
        engine.start(id);
        return id;
    }

    private ContainerSpec spec(
            String service, String image, MountSpec mount, Map<String, String> environment, String... command) {
        var labels = new HashMap<String, String>();
        labels.put("com.docker.compose.project", prefix);
        labels.put("com.docker.compose.service", service);
        return ContainerSpec.of(prefix + "-" + service + "-1", image)
                .withLabels(labels)
                .withProcess(ProcessSpec.of(command).withEnvironment(environment))
                .withStorage(Storage.of(List.of(mount)))
                .withNetworking(Networking.isolated());
    }

    /// Makes a file of a volume immutable, or takes that off.
    ///
    /// @param change `+i` or `-i`
    public void chattr(String volume, String change, String file) {
        var security = new Security(false, List.of("LINUX_IMMUTABLE"), List.of(), List.of(), List.of(), Map.of());
        var id = start(ContainerSpec.of(prefix + "-chattr" + containers.size(), BASE)
                .withProcess(ProcessSpec.of("chattr", change, "/v/" + file))
                .withHost(HostOptions.of(security))
                .withStorage(Storage.of(List.of(MountSpec.VolumeMount.of(volume, "/v"))))
                .withNetworking(Networking.isolated()));
        assertThat(engine.await(id)).isZero();
    }

    /// What a shell command in a container prints; it must succeed.
    public String sh(String container, String command) {
        return exec(container, "sh", "-c", command);
    }

    /// What a command in a container prints; it must succeed.
    public String exec(String container, String... command) {
        var out = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        int code = engine.exec(container, ExecSpec.of(command), out, errors);
        assertThat(code).as("%s: %s", String.join(" ", command), errors).isZero();
        return out.toString(UTF_8).strip();
    }

    private int exitCode(String container, String... command) {
        return engine.exec(container, ExecSpec.of(command), new ByteArrayOutputStream(), new ByteArrayOutputStream());
    }

    public ContainerState state(String container) {
        return engine.inspect(container).container().state();
    }

    public void remove(String container) {
        try {
            engine.remove(container, RemoveOptions.FORCE_WITH_VOLUMES);
        } catch (EngineException e) {
            assertThat(e.kind()).isEqualTo(EngineException.Kind.NOT_FOUND);
        }
    }

    @Override
    public void close() {
        containers.reversed().forEach(this::remove);
        for (var volume : volumes) {
            if (engine.volume(volume).isPresent()) {
                engine.removeVolume(volume);
            }
        }
        engine.close();
    }
}
