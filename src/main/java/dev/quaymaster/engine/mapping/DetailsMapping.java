package dev.quaymaster.engine.mapping;

import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.ContainerDetails.Config;
import dev.quaymaster.engine.ContainerDetails.Endpoint;
import dev.quaymaster.engine.ContainerDetails.HealthProbe;
import dev.quaymaster.engine.ContainerDetails.Run;
import dev.quaymaster.engine.ContainerDetails.StartConditions;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Health;
import dev.quaymaster.engine.PublishedPort;
import dev.quaymaster.engine.http.Dialect;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.spec.HealthcheckSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Reads `GET /containers/{id}/json`.
public final class DetailsMapping {

    private static final String CONTAINER_MODE = "container:";

    private DetailsMapping() {}

    /// Reads the whole answer.
    public static ContainerDetails details(Json json, Dialect dialect) {
        var state = json.get("State");
        return new ContainerDetails(
                container(json, dialect),
                run(json, state),
                config(json),
                state.get("Health").list("Log").stream()
                        .map(DetailsMapping::probe)
                        .toList(),
                endpoints(json),
                startConditions(json.get("HostConfig")));
    }

    private static StartConditions startConditions(Json host) {
        return new StartConditions(
                host.flag("AutoRemove"),
                Stream.of("NetworkMode", "IpcMode", "PidMode")
                        .map(host::text)
                        .filter(mode -> mode.startsWith(CONTAINER_MODE))
                        .map(mode -> mode.substring(CONTAINER_MODE.length()))
                        .distinct()
                        .toList(),
                host.texts("Links").stream().map(DetailsMapping::linked).toList());
    }

    /// Links read `/database:/app/db`.
    private static String linked(String link) {
        return link.substring(link.startsWith("/") ? 1 : 0).split(":", 2)[0];
    }

    private static Container container(Json json, Dialect dialect) {
        var name = json.text("Name");
        var state = json.get("State");
        var config = json.get("Config");
        return new Container(
                json.text("Id"),
                name.startsWith("/") ? name.substring(1) : name,
                dialect.imageName(config.text("Image")),
                json.text("Image"),
                ContainerState.parse(state.text("Status")),
                state.text("Status"),
                Health.parse(state.get("Health").text("Status")),
                config.textFields("Labels"),
                ports(json.get("NetworkSettings").get("Ports")),
                ContainerMapping.mounts(json),
                json.time("Created").orElse(Instant.EPOCH),
                json.get("NetworkSettings").get("Networks").fields().keySet().stream()
                        .sorted()
                        .toList());
    }

    private static List<PublishedPort> ports(Json json) {
        var ports = new ArrayList<PublishedPort>();
        json.fields().forEach((key, bindings) -> {
            var parts = key.split("/", 2);
            var number = Integer.parseInt(parts[0]);
            var protocol = parts.length > 1 ? parts[1] : "tcp";
            if (bindings.elements().isEmpty()) {
                ports.add(new PublishedPort("", OptionalInt.empty(), number, protocol));
            }
            bindings.elements().forEach(bound -> ports.add(port(bound, number, protocol)));
        });
        ports.sort(ContainerMapping.PORT_ORDER);
        return ports;
    }

    private static PublishedPort port(Json bound, int number, String protocol) {
        var hostPort = bound.text("HostPort");
        return new PublishedPort(
                bound.text("HostIp"),
                hostPort.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(hostPort)),
                number,
                protocol);
    }

    private static Run run(Json json, Json state) {
        return new Run(
                state.number("Pid"),
                state.small("ExitCode"),
                state.flag("OOMKilled"),
                state.text("Error"),
                state.time("StartedAt"),
                state.time("FinishedAt"),
                json.small("RestartCount"));
    }

    private static Config config(Json json) {
        var config = json.get("Config");
        return new Config(
                config.texts("Cmd"),
                config.texts("Entrypoint"),
                environment(config.texts("Env")),
                config.text("User"),
                config.text("WorkingDir"),
                config.flag("Tty"),
                json.get("HostConfig").get("RestartPolicy").text("Name"),
                healthcheck(config.get("Healthcheck")),
                ContainerSettings.ofContainer(json));
    }

    /// Reads `NAME=value` lines.
    static Map<String, String> environment(List<String> lines) {
        var environment = new LinkedHashMap<String, String>();
        for (var line : lines) {
            var equals = line.indexOf('=');
            if (equals > 0) {
                environment.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return environment;
    }

    private static Optional<HealthcheckSpec> healthcheck(Json json) {
        if (json.texts("Test").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new HealthcheckSpec(
                json.texts("Test"),
                duration(json, "Interval"),
                duration(json, "Timeout"),
                duration(json, "StartPeriod"),
                duration(json, "StartInterval"),
                json.small("Retries") == 0 ? OptionalInt.empty() : OptionalInt.of(json.small("Retries"))));
    }

    private static Optional<Duration> duration(Json json, String name) {
        return Optional.of(Duration.ofNanos(json.number(name))).filter(Duration::isPositive);
    }

    private static HealthProbe probe(Json json) {
        return new HealthProbe(
                json.time("Start").orElse(Instant.EPOCH),
                json.time("End"),
                json.small("ExitCode"),
                json.text("Output"));
    }

    private static Map<String, Endpoint> endpoints(Json json) {
        var endpoints = new LinkedHashMap<String, Endpoint>();
        json.get("NetworkSettings")
                .get("Networks")
                .fields()
                .forEach((name, endpoint) -> endpoints.put(name, endpoint(endpoint)));
        return endpoints;
    }

    private static Endpoint endpoint(Json json) {
        return new Endpoint(
                json.text("NetworkID"),
                json.text("IPAddress"),
                json.text("GlobalIPv6Address"),
                json.text("Gateway"),
                json.text("MacAddress"),
                json.texts("Aliases"));
    }
}
