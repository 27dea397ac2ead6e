package dev.quaymaster.diagram;

import dev.quaymaster.compose.model.Port;
import dev.quaymaster.diagram.link.Evidence;
import java.util.List;
import java.util.stream.Collectors;

/// Words for the ports of the host that lead to a service.
final class PublishedPorts {

    private static final int MOST = 3;

    private PublishedPorts() {}

    /// The host's ports, `443 · 8080`; of more than three the first two and how many more.
    static String label(List<Port> ports) {
        var texts = ports.stream().map(PublishedPorts::text).distinct().toList();
        int shown = texts.size() <= MOST ? MOST : MOST - 1;
        var label = texts.stream().limit(shown).collect(Collectors.joining(" · "));
        return texts.size() <= MOST ? label : label + " · +" + (texts.size() - shown);
    }

    private static String text(Port port) {
        var number = port.published().orElse("any");
        return port.protocol().equals("tcp") ? number : number + "/" + port.protocol();
    }

    static List<Evidence> evidence(List<Port> ports) {
        return ports.stream()
                .map(port -> new Evidence(
                        "ports",
                        port.hostIp().map(ip -> ip + ":").orElse("")
                                + port.published().orElse("any free port")
                                + " → "
                                + port.target()
                                + "/"
                                + port.protocol()))
                .toList();
    }
}
