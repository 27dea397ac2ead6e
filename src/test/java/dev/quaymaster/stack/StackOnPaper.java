package dev.quaymaster.stack;

import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.NetworkConfig;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.compose.model.VolumeConfig;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Health;
import dev.quaymaster.engine.Image;
import dev.quaymaster.engine.MountPoint;
import dev.quaymaster.engine.Network;
import dev.quaymaster.engine.PublishedPort;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.engine.mapping.ContainerSettings;
import dev.quaymaster.stack.spec.ComposeLabels;
import dev.quaymaster.stack.spec.ContainerDraft;
import dev.quaymaster.stack.spec.ContainerDraft.Replaced;
import dev.quaymaster.stack.spec.Known;
import dev.quaymaster.stack.spec.PartsToSpec;
import dev.quaymaster.stack.spec.ServiceToSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// What an engine would hold after an `up` of a project, without any engine.
public final class StackOnPaper {

    private final String project;
    private final Map<String, ObservedContainer> containers = new LinkedHashMap<>();
    private final Map<String, Network> networks = new HashMap<>();
    private final Map<String, Volume> volumes = new HashMap<>();
    private final Map<String, Image> images = new HashMap<>();

    private StackOnPaper(String project) {
        this.project = project;
    }

    /// Nothing but the images.
    public static StackOnPaper imagesOf(Project project) {
        var paper = new StackOnPaper(project.name());
        project.services().values().forEach(service -> paper.image(service.imageIn(project.name()), ""));
        return paper;
    }

    /// Everything as an `up` leaves it.
    public static StackOnPaper up(Project project) {
        var paper = imagesOf(project);
        project.networks().values().forEach(network -> paper.network(project, network));
        project.volumes().values().forEach(volume -> paper.volume(project, volume));
        for (var service : project.services().values()) {
            for (var number = 1; number <= service.lifecycle().scale(); number++) {
                paper.container(project, service, number, Optional.empty());
            }
        }
        return paper;
    }

    /// Another image behind the same name.
    public StackOnPaper newImage(String reference) {
        return image(reference, "-new");
    }

    public StackOnPaper without(String container) {
        containers.remove(container);
        return this;
    }

    public StackOnPaper withoutImage(String reference) {
        images.remove(reference);
        return this;
    }

    /// A volume that was made with options which the file does not give.
    public StackOnPaper withVolumeMadeOtherwise(String name) {
        var made = Objects.requireNonNull(volumes.get(name));
        var labels = new HashMap<>(made.labels());
        labels.put(ComposeLabels.CONFIG_HASH, "of other options");
        volumes.put(name, new Volume(name, "local", "", labels, Map.of("o", "size=1m"), Optional.empty()));
        return this;
    }

    public StackOnPaper withoutVolume(String name) {
        volumes.remove(name);
        return this;
    }

    public StackOnPaper in(ContainerState state, String... names) {
        for (var name : names) {
            change(name, container -> with(container, container.name(), state));
        }
        return this;
    }

    /// The container a recreation was interrupted at: made, not yet renamed.
    public StackOnPaper halfReplaced(Project project, String service) {
        var old = project.name() + "-" + service + "-1";
        var id = Optional.ofNullable(containers.get(old)).orElseThrow().id();
        var wanted = Optional.ofNullable(project.services().get(service)).orElseThrow();
        container(project, wanted, 1, Optional.of(new Replaced(id, List.of())));
        return in(ContainerState.CREATED, id.substring(0, 12) + "_" + old);
    }

    public ObservedState look() {
        var services = new TreeMap<String, List<ObservedContainer>>();
        containers
                .values()
                .forEach(container -> services.computeIfAbsent(container.service(), name -> new ArrayList<>())
                        .add(container));
        return new ObservedState(project, services, List.of(), networks, volumes, images);
    }

    private StackOnPaper image(String reference, String suffix) {
        var config = new Image.ImageConfig(
                List.of(), List.of(), Map.of("PATH", "/bin"), "", "", List.of(), List.of(), new TreeMap<>());
        images.put(
                reference,
                new Image(
                        "sha256:" + reference + suffix,
                        List.of(reference),
                        List.of(),
                        0,
                        Optional.empty(),
                        Map.of(),
                        Optional.of(config)));
        return this;
    }

    private void network(Project of, NetworkConfig network) {
        var spec = PartsToSpec.network(of.name(), network);
        networks.put(
                spec.name(),
                new Network("id-" + spec.name(), spec.name(), "bridge", false, spec.labels(), Map.of(), List.of()));
    }

    private void volume(Project of, VolumeConfig volume) {
        var spec = PartsToSpec.volume(of.name(), volume);
        volumes.put(spec.name(), new Volume(spec.name(), "local", "", spec.labels(), Map.of(), Optional.empty()));
    }

    private void container(Project of, Service service, int number, Optional<Replaced> replaced) {
        var draft = new ContainerDraft(of, service, number, replaced, Optional.empty());
        var lenders = new HashMap<String, String>();
        containers.values().forEach(c -> lenders.putIfAbsent(c.service(), c.id()));
        var image = service.imageIn(of.name());
        var spec = ServiceToSpec.container(draft, new Known("sha256:" + image, lenders));
        var container = new Container(
                id(spec.name()),
                spec.name(),
                image,
                "sha256:" + image,
                ContainerState.RUNNING,
                "Up",
                Health.NONE,
                spec.labels(),
                ports(service),
                mounts(of, service),
                Instant.EPOCH,
                List.copyOf(spec.networking().endpoints().keySet()));
        containers.put(
                spec.name(),
                new ObservedContainer(container, Optional.of(details(container, service, ContainerSettings.of(spec)))));
    }

    private static String id(String name) {
        var hex = Integer.toHexString(name.hashCode());
        return "0".repeat(12 - hex.length()) + hex + "f".repeat(52);
    }

    private static List<PublishedPort> ports(Service service) {
        return service.ports().stream()
                .map(port -> new PublishedPort(
                        "127.0.0.1",
                        OptionalInt.of(Integer.parseInt(port.published().orElse("0"))),
                        port.target(),
                        "tcp"))
                .toList();
    }

    private static List<MountPoint> mounts(Project of, Service service) {
        return service.mounts().stream().map(mount -> mount(of, mount)).toList();
    }

    private static MountPoint mount(Project of, Mount mount) {
        return switch (mount) {
            case Mount.Bind bind ->
                new MountPoint(MountPoint.Type.BIND, "", bind.source(), bind.target(), false, "", "rprivate");
            case Mount.Named named -> volume(of.name() + "_" + named.volume(), named.target());
            default -> volume("a".repeat(64), mount.target());
        };
    }

    private static MountPoint volume(String name, String target) {
        return new MountPoint(MountPoint.Type.VOLUME, name, "/volumes/" + name, target, false, "local", "");
    }

    private static ContainerDetails details(Container container, Service service, SortedMap<String, String> settings) {
        var environment = new HashMap<>(Map.of("PATH", "/bin"));
        service.environment().forEach((key, value) -> value.ifPresent(text -> environment.put(key, text)));
        return new ContainerDetails(
                container,
                new ContainerDetails.Run(1, 0, false, "", Optional.empty(), Optional.empty(), 0),
                new ContainerDetails.Config(
                        service.command().orElse(List.of()),
                        List.of(),
                        environment,
                        "",
                        "",
                        false,
                        "",
                        Optional.empty(),
                        settings),
                List.of(),
                Map.of());
    }

    private void change(String name, UnaryOperator<Container> change) {
        containers.computeIfPresent(
                name, (key, old) -> new ObservedContainer(change.apply(old.container()), old.details()));
    }

    private static Container with(Container old, String name, ContainerState state) {
        return new Container(
                old.id(),
                name,
                old.image(),
                old.imageId(),
                state,
                state == ContainerState.EXITED ? "Exited (0) 1 second ago" : "Up",
                old.health(),
                old.labels(),
                old.ports(),
                old.mounts(),
                old.created(),
                old.networks());
    }

    /// A container that a recreation left under its first name, the old one being gone.
    public StackOnPaper unnamed(String name) {
        var old = Optional.ofNullable(containers.remove(name)).orElseThrow();
        var first = "0123456789ab_" + name;
        var labels = new HashMap<>(old.container().labels());
        labels.put(ComposeLabels.REPLACE, old.service() + "-1");
        var container = new Container(
                old.id(),
                first,
                old.container().image(),
                old.container().imageId(),
                ContainerState.CREATED,
                "Created",
                Health.NONE,
                labels,
                old.container().ports(),
                old.container().mounts(),
                old.container().created(),
                old.container().networks());
        containers.put(first, new ObservedContainer(container, old.details()));
        return this;
    }
}
