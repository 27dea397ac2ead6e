package dev.quaymaster.diagram;

import dev.quaymaster.diagram.link.Evidence;
import dev.quaymaster.diagram.link.ServiceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Diagrams for tests of layout, export and view.
public final class SampleDiagrams {

    private static final String NETWORK = "network:prefect-server-network";

    private SampleDiagrams() {}

    /// The bundled Prefect stack.
    public static Diagram prefect() {
        var nodes = List.<DiagramNode>of(
                new DiagramNode.Browser("this computer"),
                service("prefect-server", "prefect:3-latest", ServiceKind.PREFECT),
                service("postgres", "postgres:17", ServiceKind.POSTGRES),
                service("caddy", "caddy:2", ServiceKind.CADDY),
                service("minio", "minio", ServiceKind.MINIO),
                volume("postgres-data"),
                new DiagramNode.Bind("/p/Caddyfile", "./Caddyfile", BindKind.FILE, true),
                new DiagramNode.Bind("/p/flows", "./flows", BindKind.FOLDER, true),
                volume("minio-data"));
        var edges = List.of(
                edge("browser", "service:prefect-server", EdgeKind.PUBLISHED, "4200"),
                edge("browser", "service:caddy", EdgeKind.PUBLISHED, "443 · 8080 · +2"),
                new Edge(
                        "service:prefect-server",
                        "service:postgres",
                        EdgeKind.LINK,
                        "PostgreSQL 5432",
                        List.of(new Evidence(
                                "PREFECT_API_DATABASE_CONNECTION_URL",
                                "postgresql+asyncpg://prefect:•••••@postgres:5432/prefect"))),
                edge("service:caddy", "service:prefect-server", EdgeKind.LINK, "HTTP 4200"),
                edge("service:caddy", "service:minio", EdgeKind.LINK, "S3 9000"),
                mount("service:postgres", "volume:postgres-data", "mount"),
                mount("service:caddy", "bind:/p/Caddyfile", "read-only"),
                mount("service:caddy", "bind:/p/flows", "read-only"),
                mount("service:minio", "volume:minio-data", "mount"));
        var zones = List.of(new Zone(NETWORK, "network prefect-server-network", false));
        return new Diagram("prefect-v2", nodes, edges, zones);
    }

    /// Many services in several networks, each with a volume and links to earlier ones.
    ///
    /// @param services how many
    public static Diagram large(int services) {
        var nodes = new ArrayList<DiagramNode>();
        var edges = new ArrayList<Edge>();
        var zones = new ArrayList<Zone>();
        nodes.add(new DiagramNode.Browser("any computer"));
        int networks = Math.max(1, services / 12);
        for (int i = 0; i < networks; i++) {
            zones.add(new Zone("network:net" + i, "network net" + i, false));
        }
        for (int i = 0; i < services; i++) {
            var id = DiagramNode.Service.idOf("service-" + i);
            nodes.add(new DiagramNode.Service(
                    "service-" + i,
                    "image:" + i,
                    ServiceKind.GENERIC,
                    Optional.of("network:net" + i % networks),
                    List.of()));
            if (i % 9 == 0) {
                edges.add(edge("browser", id, EdgeKind.PUBLISHED, String.valueOf(8000 + i)));
            }
            if (i >= networks) {
                int client = i % 3 == 0 ? (i - networks) / 2 : i - networks;
                edges.add(edge(DiagramNode.Service.idOf("service-" + client), id, EdgeKind.LINK, "HTTP " + (9000 + i)));
            }
        }
        for (int i = 0; i < services; i += 2) {
            nodes.add(volume("data-" + i));
            edges.add(mount(DiagramNode.Service.idOf("service-" + i), "volume:data-" + i, "mount"));
        }
        return new Diagram("large", nodes, edges, zones);
    }

    /// Services of one network that nothing ties to one another.
    public static Diagram loose(int services) {
        var nodes = IntStream.range(0, services)
                .<DiagramNode>mapToObj(i -> service("loose-" + i, "image", ServiceKind.GENERIC))
                .toList();
        var zone = new Zone(NETWORK, "network default", false);
        return new Diagram("loose", nodes, List.of(), List.of(zone));
    }

    private static DiagramNode service(String name, String image, ServiceKind kind) {
        return new DiagramNode.Service(name, image, kind, Optional.of(NETWORK), List.of());
    }

    private static DiagramNode volume(String key) {
        return new DiagramNode.Volume(DiagramNode.Volume.idOf(key), key, "project_" + key, false);
    }

    private static Edge edge(String from, String to, EdgeKind kind, String label) {
        return new Edge(from, to, kind, label, List.of(new Evidence("ports", label)));
    }

    private static Edge mount(String from, String to, String label) {
        return new Edge(from, to, EdgeKind.MOUNT, label, List.of(new Evidence("volumes", "/data")));
    }
}
