package dev.quaymaster.stack.run;

import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.Port;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.PublishedPort;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.spec.ComposeLabels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks ahead of an `up` for what would get in its way.
public final class Preflight {

    private final Engine engine;
    private final HostPorts hostPorts;
    private final boolean sameMachine;

    private Preflight(Engine engine, HostPorts hostPorts, boolean sameMachine) {
        this.engine = engine;
        this.hostPorts = hostPorts;
        this.sameMachine = sameMachine;
    }

    /// Checks for an engine on this machine: its ports and files are those of this program.
    public static Preflight onThisMachine(Engine engine) {
        return new Preflight(engine, HostPorts::tryToListen, true);
    }

    /// Checks for an engine elsewhere, of which only its containers are known.
    public static Preflight elsewhere(Engine engine) {
        return new Preflight(engine, (address, port, protocol) -> false, false);
    }

    /// Returns what is in the way, service by service.
    ///
    /// @param observed read by [ObservedState#read(Engine, Project)]
    public List<Warning> check(Project project, ObservedState observed) {
        var others =
                engine.containers(LabelFilter.all()).stream()
                        .filter(container -> container.state().alive())
                        .toList();
        var warnings = new ArrayList<Warning>();
        for (var service : project.services().values()) {
            image(project, observed, service).ifPresent(warnings::add);
            if (!isUp(observed, service)) {
                service.ports().forEach(port -> port(project, service, port, others, warnings));
                service.mounts().forEach(mount -> mount(service, mount, warnings));
            }
        }
        return warnings;
    }

    private static boolean isUp(ObservedState observed, Service service) {
        return observed.containers(service.name()).stream()
                .map(ObservedContainer::state)
                .anyMatch(ContainerState.RUNNING::equals);
    }

    private static Optional<Warning> image(
            Project project, ObservedState observed, Service service) {
        var image = service.imageIn(project.name());
        if (observed.images().containsKey(image)) {
            return Optional.empty();
        }
        return Optional.of(
                new Warning(
                        Warning.Kind.IMAGE_MISSING,
                        service.name(),
                        "The image "
                                + image
                                + " of service \""
                                + service.name()
                                + "\" is not there.",
                        service.build().isPresent() ? "It will be built." : "It will be pulled."));
    }

    private void port(
            Project project,
            Service service,
            Port port,
            List<Container> running,
            List<Warning> warnings) {
        var published = port.published().filter(text -> text.matches("\\d{1,5}"));
        if (published.isEmpty()) {
            return;
        }
        var number = Integer.parseInt(published.get());
        var address = port.hostIp().orElse("");
        var user =
                running.stream()
                        .filter(container -> !belongsTo(container, project, service))
                        .filter(container -> publishes(container, address, number, port))
                        .map(container -> "container " + container.name())
                        .findFirst()
                        .or(
                                () ->
                                        hostPorts.isTaken(address, number, port.protocol())
                                                ? Optional.of("another program on this machine")
                                                : Optional.empty());
        user.ifPresent(
                who ->
                        warnings.add(
                                new Warning(
                                        Warning.Kind.PORT_TAKEN,
                                        service.name(),
                                        "Port "
                                                + number
                                                + ", which service \""
                                                + service.name()
                                                + "\" publishes, is already used by "
                                                + who
                                                + ".",
                                        "Stop that, or publish another port.")));
    }

    private static boolean belongsTo(Container container, Project project, Service service) {
        return project.name().equals(container.labels().get(ComposeLabels.PROJECT))
                && service.name().equals(container.labels().get(ComposeLabels.SERVICE));
    }

    private static boolean publishes(Container container, String address, int number, Port wanted) {
        return container.ports().stream()
                .filter(port -> port.hostPort().orElse(-1) == number)
                .filter(port -> port.protocol().equals(wanted.protocol()))
                .anyMatch(port -> overlaps(port, address));
    }

    private static boolean overlaps(PublishedPort port, String address) {
        return isAny(port.hostIp()) || isAny(address) || port.hostIp().equals(address);
    }

    private static boolean isAny(String address) {
        return address.isEmpty() || address.equals("0.0.0.0") || address.equals("::");
    }

    private void mount(Service service, Mount mount, List<Warning> warnings) {
        if (sameMachine
                && mount instanceof Mount.Bind bind
                && !Files.exists(Path.of(bind.source()))) {
            warnings.add(
                    new Warning(
                            Warning.Kind.BIND_SOURCE_MISSING,
                            service.name(),
                            bind.source()
                                    + ", which service \""
                                    + service.name()
                                    + "\" mounts at "
                                    + bind.target()
                                    + ", does not exist.",
                            bind.createHostPath()
                                    ? "The engine will make an empty folder there; if it is to be a"
                                            + " file, create it first."
                                    : "Create it first: the service cannot start without it."));
        }
    }
}
