package dev.quaymaster.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.load.ProjectLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagramBuilderTest {

    @TempDir
    private Path folder;

    private Diagram diagram(String yaml) throws IOException {
        write("compose.yaml", yaml);
        return diagram(folder);
    }

    private static Diagram diagram(Path folder) {
        var result = ProjectLoader.load(ComposeFiles.find(folder, Map.of()));
        assertThat(result.errors()).isEmpty();
        return DiagramBuilder.build(result.project().orElseThrow());
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// One line for each edge between services: ends, label and the sources of its evidence.
    private static List<String> links(Diagram diagram) {
        return diagram.edges().stream()
                .filter(edge -> edge.kind() != EdgeKind.MOUNT && edge.kind() != EdgeKind.PUBLISHED)
                .map(DiagramBuilderTest::told)
                .toList();
    }

    private static String told(Edge edge) {
        var sources =
                edge.evidence().stream().map(evidence -> evidence.source()).collect(Collectors.joining(", "));
        return "%s [%s] from %s".formatted(edge.id().replace("service:", ""), edge.label(), sources);
    }

    @Test
    void thePrefectStackShowsWhoTalksToWhomAndWhereThatIsWritten() {
        var diagram = diagram(Path.of("stacks/prefect-v2"));
        assertThat(links(diagram))
                .containsExactlyInAnyOrder(
                        "caddy->prefect-server [HTTP 4200] from Caddyfile:14, depends_on",
                        "caddy->minio [S3 9000] from Caddyfile:19, depends_on",
                        "prefect-server->postgres [PostgreSQL 5432] from"
                                + " PREFECT_API_DATABASE_CONNECTION_URL, depends_on");
        assertThat(diagram.zones()).extracting(Zone::id).containsExactly("network:prefect-server-network");
        assertThat(diagram.nodes())
                .extracting(DiagramNode::name)
                .contains("Browser", "postgres-data", "minio-data", "./Caddyfile", "./flows");
    }

    @Test
    void noPasswordGetsIntoADiagram() {
        assertThat(diagram(Path.of("stacks/prefect-v2")).toString())
                .contains("postgresql+asyncpg://prefect:•••••@postgres:5432/prefect")
                .doesNotContain("prefect:prefect@");
    }

    @Test
    void hostAndPortVariablesBelongTogether() throws IOException {
        var diagram = diagram("""
                        services:
                          app:
                            image: app
                            environment:
                              DB_HOST: db
                              DB_PORT: "5433"
                              DB_NAME: db
                          db:
                            image: postgres:17
                        """);
        assertThat(links(diagram)).containsExactly("app->db [5433] from DB_HOST, DB_PORT");
    }

    @Test
    void aHostWithoutPortMeansTheServersUsualOne() throws IOException {
        var diagram = diagram("""
                        services:
                          app: {image: app, environment: {REDIS_HOST: cache}}
                          cache: {image: "redis:7"}
                        """);
        assertThat(links(diagram)).containsExactly("app->cache [Redis 6379] from REDIS_HOST");
    }

    @Test
    void commandsNameServersToo() throws IOException {
        var diagram = diagram("""
                        services:
                          worker:
                            image: worker
                            command: [run, "--api=http://api:8000/v1", "--queue", "mq:5672"]
                          api: {image: api}
                          mq: {image: rabbitmq, container_name: broker}
                        """);
        assertThat(links(diagram))
                .containsExactly("worker->api [HTTP 8000] from command", "worker->mq [AMQP 5672] from command");
    }

    @Test
    void nginxUpstreamsAreReadWithTheirLines() throws IOException {
        write("conf/site.conf", """
                upstream pool {
                    server one:8000;
                    server two:8001 weight=2;
                }
                server {
                    location / { }
                    location /x {
                        proxy_pass http://pool;
                    }
                    location /y {
                        proxy_pass http://three:8002/;
                    }
                }
                """);
        var diagram = diagram("""
                        services:
                          web:
                            image: nginx:1
                            volumes: ["./conf:/etc/nginx/conf.d:ro"]
                          one: {image: a}
                          two: {image: a}
                          three: {image: a}
                        """);
        assertThat(links(diagram))
                .containsExactlyInAnyOrder(
                        "web->one [HTTP 8000] from site.conf:2",
                        "web->two [HTTP 8001] from site.conf:3",
                        "web->three [HTTP 8002] from site.conf:11");
    }

    @Test
    void caddyfilesMayTakeTheirUpstreamFromTheEnvironment() throws IOException {
        write("Caddyfile", ":80 {\n  reverse_proxy /api/* {$API:none:1} {$OTHER:two:9}\n}\n");
        var diagram = diagram("""
                        services:
                          web:
                            image: caddy:2
                            environment: {API: "one:8000"}
                            volumes: ["./Caddyfile:/etc/caddy/Caddyfile"]
                          one: {image: a}
                          two: {image: a}
                        """);
        assertThat(links(diagram))
                .containsExactlyInAnyOrder(
                        "web->one [HTTP 8000] from API, Caddyfile:2", "web->two [HTTP 9] from Caddyfile:2");
    }

    @Test
    void traefikFindsServicesByTheirLabels() throws IOException {
        var diagram = diagram("""
                        services:
                          proxy: {image: "traefik:3"}
                          shop:
                            image: shop
                            labels:
                              traefik.http.services.shop.loadbalancer.server.port: "3000"
                          hidden: {image: shop, labels: {traefik.enable: "false"}}
                        """);
        assertThat(links(diagram))
                .containsExactly(
                        "proxy->shop [HTTP 3000] from" + " traefik.http.services.shop.loadbalancer.server.port");
    }

    @Test
    void workThatRunsOnceComesBeforeWhatWaitsForIt() throws IOException {
        var diagram = diagram("""
                        services:
                          load:
                            image: a
                            depends_on: {extract: {condition: service_completed_successfully}}
                          extract: {image: a}
                        """);
        assertThat(links(diagram)).containsExactly("extract->load [when done] from depends_on");
        assertThat(diagram.edges()).extracting(Edge::kind).containsExactly(EdgeKind.FOLLOWS);
    }

    @Test
    void portsOnLoopbackAreReachedFromThisComputerOnly() throws IOException {
        var diagram = diagram("""
                        services:
                          a: {image: a, ports: ["127.0.0.1:8080:80", "127.0.0.1:53:53/udp"]}
                        """);
        assertThat(diagram.node("browser")).contains(new DiagramNode.Browser("this computer"));
        assertThat(diagram.edge("browser", "service:a").map(Edge::label)).contains("8080 · 53/udp");
    }

    @Test
    void manyPortsAreCutShort() throws IOException {
        var diagram = diagram("""
                        services:
                          a: {image: a, ports: ["1:1", "2:2", "3:3", "4:4"]}
                        """);
        assertThat(diagram.node("browser")).contains(new DiagramNode.Browser("any computer"));
        assertThat(diagram.edge("browser", "service:a").map(Edge::label)).contains("1 · 2 · +2");
    }

    @Test
    void aServiceInSeveralNetworksStandsInTheSmallestWithCompany() throws IOException {
        var diagram = diagram("""
                        services:
                          web: {image: a, networks: [front]}
                          site: {image: a, networks: [front]}
                          app: {image: a, networks: [front, back, alone]}
                          db: {image: a, networks: [back]}
                        networks: {front: , back: , alone: }
                        """);
        assertThat(diagram.zones()).extracting(Zone::id).containsExactlyInAnyOrder("network:front", "network:back");
        assertThat(diagram.node("service:app")).hasValueSatisfying(node -> {
            var app = (DiagramNode.Service) node;
            assertThat(app.zone()).contains("network:back");
            assertThat(app.otherNetworks()).containsExactlyInAnyOrder("front", "alone");
        });
    }

    @Test
    void oneVolumeOfTwoServicesIsOneNodeWithTwoMounts() throws IOException {
        var diagram = diagram("""
                        services:
                          a: {image: a, volumes: ["data:/x"]}
                          b: {image: b, volumes: ["data:/y:ro", "/tmp/nothing-is-here:/z", "/anon"]}
                        volumes: {data: }
                        """);
        assertThat(diagram.nodes())
                .extracting(DiagramNode::id)
                .contains("volume:data", "bind:/tmp/nothing-is-here", "anonymous:b:/anon");
        assertThat(diagram.edge("service:a", "volume:data").map(Edge::label)).contains("mount");
        assertThat(diagram.edge("service:b", "volume:data").map(Edge::label)).contains("read-only");
        assertThat(diagram.node("bind:/tmp/nothing-is-here"))
                .hasValueSatisfying(
                        node -> assertThat(((DiagramNode.Bind) node).kind()).isEqualTo(BindKind.MISSING));
    }

    @Test
    void aSharedNetworkNamespaceIsAnEdge() throws IOException {
        var diagram = diagram("""
                        services:
                          vpn: {image: vpn}
                          client: {image: a, network_mode: "service:vpn"}
                        """);
        assertThat(links(diagram)).containsExactly("client->vpn [shares network] from network_mode, depends_on");
    }

    @Test
    void theSameFilesAlwaysGiveTheSameDiagram() {
        var stack = Path.of("stacks/ecommerce");
        assertThat(diagram(stack)).isEqualTo(diagram(stack));
    }
}
