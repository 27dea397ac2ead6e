package dev.quaymaster.engine;

import dev.quaymaster.engine.ContainerDetails.Endpoint;
import dev.quaymaster.engine.LogLine.Stream;
import dev.quaymaster.engine.mapping.ContainerSettings;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.EndpointSpec;
import dev.quaymaster.engine.spec.MountSpec;
import dev.quaymaster.engine.spec.PortSpec;
import dev.quaymaster.engine.spec.ProcessSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A container of the fake engine: no process, only its state. Guarded by the engine's lock.
final class FakeContainer {

    final String id;
    final ContainerSpec spec;
    final Image image;
    final Instant created = Instant.now();
    final List<MountPoint> mounts = new ArrayList<>();
    final Map<String, EndpointSpec> networks = new LinkedHashMap<>();
    final List<LogLine> log = new CopyOnWriteArrayList<>();
    final List<Consumer<LogLine>> followers = new CopyOnWriteArrayList<>();
    String name;
    ContainerState state = ContainerState.CREATED;
    Health health = Health.NONE;
    int exitCode;
    int restartCount;
    Optional<Instant> startedAt = Optional.empty();
    Optional<Instant> finishedAt = Optional.empty();
    final PipedOutputStream stdin = new PipedOutputStream();
    final PipedInputStream stdout = new PipedInputStream(64 * 1024);

    FakeContainer(String id, String name, ContainerSpec spec, Image image) {
        this.id = id;
        this.name = name;
        this.spec = spec;
        this.image = image;
    }

    boolean running() {
        return state.alive();
    }

    boolean attachable() {
        return spec.process().stdin() != ProcessSpec.Stdin.CLOSED;
    }

    List<String> command() {
        return spec.process()
                .command()
                .or(() -> image.config().map(Image.ImageConfig::command))
                .filter(command -> !command.isEmpty())
                .orElse(List.of("sleep", "forever"));
    }

    boolean checked() {
        return spec.lifecycle()
                .healthcheck()
                .filter(check -> !check.test().equals(List.of("NONE")))
                .isPresent();
    }

    void say(Stream stream, String text) {
        for (var line : text.lines().toList()) {
            var said = new LogLine(Instant.now(), stream, line);
            log.add(said);
            followers.forEach(follower -> follower.accept(said));
        }
    }

    /// Collects what a process writes into log lines.
    OutputStream sink(Stream stream) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                say(stream, new String(bytes, offset, length, StandardCharsets.UTF_8));
            }
        };
    }

    /// Connects the process's end of the attached streams.
    InputStream processInput() throws IOException {
        return attachable() ? new PipedInputStream(stdin, 64 * 1024) : InputStream.nullInputStream();
    }

    /// Where the process writes: to who is attached, else into the log.
    OutputStream processOutput() throws IOException {
        return attachable() ? new PipedOutputStream(stdout) : sink(Stream.OUT);
    }

    Container listed() {
        return new Container(
                id,
                name,
                spec.image(),
                image.id(),
                state,
                status(),
                health,
                labels(),
                ports(),
                mounts,
                created,
                networks.keySet().stream().sorted().toList());
    }

    Map<String, String> labels() {
        var labels = new TreeMap<>(image.labels());
        labels.putAll(spec.labels());
        return labels;
    }

    private String status() {
        return switch (state) {
            case RUNNING -> "Up" + (health == Health.NONE ? "" : healthWord());
            case EXITED -> "Exited (" + exitCode + ")";
            case CREATED, PAUSED, RESTARTING, REMOVING, DEAD ->
                state.name().charAt(0) + state.name().substring(1).toLowerCase(Locale.ROOT);
        };
    }

    private String healthWord() {
        return health == Health.STARTING
                ? " (health: starting)"
                : " (" + health.name().toLowerCase(Locale.ROOT) + ")";
    }

    private List<PublishedPort> ports() {
        return running()
                ? spec.networking().ports().stream()
                        .map(FakeContainer::published)
                        .toList()
                : List.of();
    }

    private static PublishedPort published(PortSpec port) {
        var number = port.published().isEmpty() ? 32768 + port.target() % 10000 : number(port);
        return new PublishedPort(
                port.hostIp().isEmpty() ? "0.0.0.0" : port.hostIp(),
                OptionalInt.of(number),
                port.target(),
                port.protocol());
    }

    private static int number(PortSpec port) {
        return Integer.parseInt(port.published().split("-", 2)[0]);
    }

    ContainerDetails details() {
        var endpoints = new TreeMap<String, Endpoint>();
        networks.forEach((network, endpoint) -> endpoints.put(
                network,
                new Endpoint(
                        network,
                        running() ? "172.30.0.2" : "",
                        "",
                        "",
                        endpoint.macAddress().orElse(""),
                        endpoint.aliases())));
        return new ContainerDetails(listed(), run(), config(), List.of(), endpoints, startConditions());
    }

    private ContainerDetails.StartConditions startConditions() {
        var namespaces = spec.host().namespaces();
        return new ContainerDetails.StartConditions(
                spec.lifecycle().autoRemove(),
                List.of(spec.networking().mode(), namespaces.ipc(), namespaces.pid()).stream()
                        .filter(mode -> mode.startsWith("container:"))
                        .map(mode -> mode.substring("container:".length()))
                        .distinct()
                        .toList(),
                List.of());
    }

    private ContainerDetails.Run run() {
        return new ContainerDetails.Run(running() ? 4711 : 0, exitCode, false, "", startedAt, finishedAt, restartCount);
    }

    private ContainerDetails.Config config() {
        var process = spec.process();
        var environment = new TreeMap<String, String>();
        image.config().ifPresent(config -> environment.putAll(config.environment()));
        process.environment()
                .forEach((variable, value) -> value.ifPresentOrElse(
                        text -> environment.put(variable, text), () -> environment.remove(variable)));
        return new ContainerDetails.Config(
                command(),
                process.entrypoint().orElse(List.of()),
                environment,
                process.user().orElse(""),
                process.workingDir().orElse(""),
                process.tty(),
                spec.lifecycle().restart().name(),
                spec.lifecycle().healthcheck(),
                ContainerSettings.of(spec));
    }

    boolean uses(String volume) {
        return mounts.stream()
                .anyMatch(m -> m.type() == MountPoint.Type.VOLUME && m.name().equals(volume));
    }

    static MountPoint mountPoint(MountSpec mount, String volume) {
        return switch (mount) {
            case MountSpec.VolumeMount v ->
                new MountPoint(
                        MountPoint.Type.VOLUME, volume, "/volumes/" + volume, v.target(), v.readOnly(), "local", "");
            case MountSpec.BindMount b ->
                new MountPoint(
                        MountPoint.Type.BIND,
                        "",
                        b.source(),
                        b.target(),
                        b.readOnly(),
                        "",
                        b.propagation().orElse("rprivate"));
            case MountSpec.TmpfsMount t ->
                new MountPoint(MountPoint.Type.TMPFS, "", "", t.target(), t.readOnly(), "", "");
            case MountSpec.ImageMount i ->
                new MountPoint(MountPoint.Type.OTHER, "", i.source(), i.target(), true, "", "");
        };
    }
}
