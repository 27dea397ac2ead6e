package dev.quaymaster.stack.preflight;

import dev.quaymaster.compose.model.Port;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.PublishedPort;
import dev.quaymaster.stack.spec.ComposeLabels;
import java.util.List;
import java.util.Optional;

/// Host ports that are taken, and by whom. A service that runs has its own already, but not those
/// that the file gives it since.
record PortCheck(HostPorts hostPorts) {

    List<Warning> check(Situation now) {
        return now.services().stream()
                .filter(service -> !isOnHost(service))
                .flatMap(service -> service.ports().stream().flatMap(port -> taken(now, service, port).stream()))
                .toList();
    }

    /// It publishes nothing: it has the machine's ports.
    private static boolean isOnHost(Service service) {
        return service.isolation().namespaces().networkMode().orElse("").equals("host");
    }

    private Optional<Warning> taken(Situation now, Service service, Port port) {
        var published = port.published().filter(text -> text.matches("\\d{1,5}"));
        if (published.isEmpty()) {
            return Optional.empty();
        }
        var number = Integer.parseInt(published.get());
        var address = port.hostIp().orElse("");
        if (now.running().stream()
                .filter(container -> belongsTo(container, now, service))
                .anyMatch(container -> publishes(container, address, number, port))) {
            return Optional.empty();
        }
        var user = now.running().stream()
                .filter(container -> publishes(container, address, number, port))
                .map(container -> words(container, now))
                .findFirst()
                .or(() -> hostPorts.userOf(address, number, port.protocol()));
        return user.map(who -> new Warning(
                Warning.Kind.PORT_TAKEN,
                service.name(),
                "Port %d, which service \"%s\" publishes, is already used by %s."
                        .formatted(number, service.name(), who),
                "Stop that, or publish another port."));
    }

    private static String words(Container container, Situation now) {
        var stack = container.labels().getOrDefault(ComposeLabels.PROJECT, "");
        if (stack.isEmpty()) {
            return "container " + container.name();
        }
        return "container "
                + container.name()
                + (stack.equals(now.project().name()) ? " of this stack" : " of stack \"" + stack + "\"");
    }

    private static boolean belongsTo(Container container, Situation now, Service service) {
        return now.project().name().equals(container.labels().get(ComposeLabels.PROJECT))
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
}
