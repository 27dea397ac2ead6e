package dev.quaymaster.diagram;

import dev.quaymaster.compose.model.Port;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.diagram.link.AllLinks;
import dev.quaymaster.diagram.link.ImageName;
import dev.quaymaster.diagram.link.ServiceNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a diagram of a project. Reads the configuration files that services mount, so it may
/// block; what cannot be read is passed over.
public final class DiagramBuilder {

    private final Project project;
    private final ServiceNames names;
    private final NetworkZones zones;

    private DiagramBuilder(Project project) {
        this.project = project;
        this.names = new ServiceNames(project);
        this.zones = new NetworkZones(project);
    }

    /// Builds the diagram.
    ///
    /// @param project a loaded project
    /// @return its graph, in the order of the file
    public static Diagram build(Project project) {
        return new DiagramBuilder(project).build();
    }

    private Diagram build() {
        var storage = new StorageNodes(project);
        var nodes = new ArrayList<DiagramNode>();
        browser().ifPresent(nodes::add);
        project.services().values().forEach(service -> nodes.add(node(service)));
        nodes.addAll(storage.nodes());
        var edges = new ArrayList<Edge>();
        project.services().values().forEach(service -> published(service).ifPresent(edges::add));
        edges.addAll(ServiceEdges.of(project, new AllLinks().find(names)));
        edges.addAll(storage.edges());
        return new Diagram(project.name(), nodes, edges, zones.zones());
    }

    private DiagramNode node(Service service) {
        var image = service.image()
                .map(reference -> ImageName.of(reference).toString())
                .orElse("built here");
        return new DiagramNode.Service(
                service.name(), image, names.kind(service.name()), zones.of(service), zones.othersOf(service));
    }

    private Optional<DiagramNode> browser() {
        var ports = project.services().values().stream()
                .flatMap(s -> s.ports().stream())
                .toList();
        if (ports.isEmpty()) {
            return Optional.empty();
        }
        boolean local = ports.stream().allMatch(DiagramBuilder::isLoopback);
        return Optional.of(new DiagramNode.Browser(local ? "this computer" : "any computer"));
    }

    private static boolean isLoopback(Port port) {
        return port.hostIp()
                .filter(ip -> ip.startsWith("127.") || ip.equals("::1") || ip.equals("localhost"))
                .isPresent();
    }

    private static Optional<Edge> published(Service service) {
        if (service.ports().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Edge(
                DiagramNode.BROWSER,
                DiagramNode.Service.idOf(service.name()),
                EdgeKind.PUBLISHED,
                PublishedPorts.label(service.ports()),
                List.copyOf(PublishedPorts.evidence(service.ports()))));
    }
}
