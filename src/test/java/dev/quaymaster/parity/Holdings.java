package dev.quaymaster.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quaymaster.engine.EngineEndpoint;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.command.DockerCommands;
import dev.quaymaster.engine.http.ApiRequests;
import dev.quaymaster.engine.http.CallOptions;
import dev.quaymaster.engine.http.EngineTransport;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.http.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What the engine holds of a project, as it tells it, less what differs from run to run: ids,
/// times, addresses, and the order of what has none.
final class Holdings implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("\\b([0-9a-f]{64}|[0-9a-f]{12})\\b");
    private static final Pattern SHORT_ID = Pattern.compile("[0-9a-f]{12}");
    private static final String LABEL = "com.docker.compose.";
    private static final List<String> UNORDERED = List.of("Binds", "ExtraHosts", "Links", "Ulimits", "VolumesFrom");

    private final DockerCommands engine;

    Holdings(EngineEndpoint endpoint) {
        engine = new DockerCommands(new EngineTransport(endpoint, System.getenv()));
    }

    /// A container as far as its fate is told by it.
    record Trace(String id, String started) {}

    /// The containers of a project, by name.
    Map<String, Trace> traces(String project) {
        var traces = new LinkedHashMap<String, Trace>();
        for (var container : containers(project)) {
            traces.put(
                    container.get("Name").asText(),
                    new Trace(
                            container.get("Id").asText(),
                            container.at("/State/StartedAt").asText()));
        }
        return traces;
    }

    /// Whether none of these services has a container that runs.
    boolean ended(String project, List<String> services) {
        return containers(project).stream()
                .filter(container -> services.contains(
                        container.at("/Config/Labels/" + LABEL + "service").asText()))
                .allMatch(container -> container.at("/State/Status").asText().equals("exited"));
    }

    /// Everything of a project.
    ObjectNode of(String project) {
        var all = JSON.createObjectNode();
        var names = new HashMap<String, String>();
        var anonymous = new TreeSet<String>();
        var containers = containers(project);
        for (var container : containers) {
            names.put(container.get("Id").asText(), container.get("Name").asText());
        }
        for (var container : containers) {
            for (var mount : container.get("Mounts")) {
                if (mount.path("Name").asText().matches("[0-9a-f]{64}")) {
                    anonymous.add(mount.get("Name").asText());
                }
            }
            all.set("container " + container.get("Name").asText(), container(container, names));
        }
        for (var network : listed(project, "networks", "")) {
            all.set("network " + network.get("Name").asText(), network(network));
        }
        for (var volume : listed(project, "volumes", "Volumes")) {
            if (!anonymous.contains(volume.get("Name").asText())) {
                all.set("volume " + volume.get("Name").asText(), volume(volume));
            }
        }
        all.put("anonymous volumes", anonymous.size());
        return all;
    }

    private List<JsonNode> containers(String project) {
        var found = new ArrayList<JsonNode>();
        for (var listed : get(Target.of("containers", "json").with("all", 1), project)) {
            try {
                var target = Target.of("containers", listed.get("Id").asText(), "json");
                found.add(parsed(named(ask(target).toString())));
            } catch (EngineException e) {
                if (e.kind() != EngineException.Kind.NOT_FOUND) {
                    throw e;
                }
            }
        }
        return found;
    }

    private JsonNode listed(String project, String kind, String key) {
        var answer = get(Target.of(kind), project);
        return key.isEmpty() ? answer : answer.path(key);
    }

    private Json ask(Target target) {
        return engine.ask(CallOptions.look("look"), ApiRequests.get(target));
    }

    private JsonNode get(Target target, String project) {
        var filter = Json.of(Map.of("label", List.of(LABEL + "project=" + project)));
        return parsed(ask(target.with("filters", filter)));
    }

    private static JsonNode parsed(Json json) {
        return parsed(json.toString());
    }

    /// A one-off's name ends in something made up, which says nothing.
    private static String named(String json) {
        return json.replaceAll("-run-[0-9a-f]{12}\\b", "-run-once");
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode container(JsonNode said, Map<String, String> names) {
        var config = (ObjectNode) said.get("Config").deepCopy();
        var labels = labels(said.at("/Config/Labels"));
        if (borrows(said.get("HostConfig"))) {
            labels.remove(LABEL + "config-hash");
        }
        config.set("Labels", labels);
        config.set("Env", sorted(config.path("Env")));
        if (SHORT_ID.matcher(config.path("Hostname").asText()).matches()) {
            config.remove("Hostname");
        }
        var host = (ObjectNode) said.get("HostConfig").deepCopy();
        UNORDERED.forEach(name -> host.set(name, sorted(host.path(name))));
        host.set("Mounts", sorted(renamed(host.path("Mounts"), names)));
        var result = JSON.createObjectNode();
        result.set("Config", config);
        result.set("HostConfig", host);
        result.set("Networks", endpoints(said.at("/NetworkSettings/Networks")));
        result.set("Mounts", mounts(said.get("Mounts")));
        for (var name : List.of("Path", "Args", "Platform")) {
            result.set(name, said.get(name));
        }
        result.set("Status", said.at("/State/Status"));
        result.set("ExitCode", said.at("/State/ExitCode"));
        return (ObjectNode) renamed(result, names);
    }

    /// The hash of who borrows from another container has that one's id in it.
    private static boolean borrows(JsonNode host) {
        return !host.path("VolumesFrom").isEmpty()
                || List.of("NetworkMode", "IpcMode", "PidMode").stream()
                        .anyMatch(name -> host.path(name).asText().startsWith("container:"));
    }

    /// Dependencies come in any order.
    private static ObjectNode labels(JsonNode said) {
        var labels = (ObjectNode) said.deepCopy();
        labels.remove(LABEL + "version");
        var needs =
                new TreeSet<>(List.of(labels.path(LABEL + "depends_on").asText().split(",")));
        labels.put(LABEL + "depends_on", String.join(",", needs));
        return labels;
    }

    private static ObjectNode endpoints(JsonNode said) {
        var endpoints = JSON.createObjectNode();
        said.properties().forEach(entry -> {
            var endpoint = JSON.createObjectNode();
            var aliases = JSON.createArrayNode();
            for (var alias : entry.getValue().path("Aliases")) {
                if (!SHORT_ID.matcher(alias.asText()).matches()) {
                    aliases.add(alias);
                }
            }
            endpoint.set("Aliases", sorted(aliases));
            endpoint.set("Links", sorted(entry.getValue().path("Links")));
            for (var name : List.of("IPAMConfig", "DriverOpts", "GwPriority")) {
                endpoint.set(name, entry.getValue().get(name));
            }
            endpoints.set(entry.getKey(), endpoint);
        });
        return endpoints;
    }

    private static ObjectNode mounts(JsonNode said) {
        var mounts = JSON.createObjectNode();
        for (var mount : said) {
            mounts.set(
                    mount.get("Destination").asText(),
                    ((ObjectNode) mount.deepCopy()).retain("Type", "Name", "Source", "Mode", "RW", "Propagation"));
        }
        return mounts;
    }

    private static ObjectNode network(JsonNode said) {
        var network =
                ((ObjectNode) said.deepCopy()).retain("Driver", "Internal", "Attachable", "EnableIPv6", "Options");
        network.set("Labels", labels(said.get("Labels")));
        network.set("IPAMDriver", said.at("/IPAM/Driver"));
        return network;
    }

    private static ObjectNode volume(JsonNode said) {
        var volume = ((ObjectNode) said.deepCopy()).retain("Driver", "Options");
        volume.set("Labels", labels(said.get("Labels")));
        return volume;
    }

    private static ArrayNode sorted(JsonNode list) {
        var sorted = JSON.createArrayNode();
        var elements = new ArrayList<JsonNode>();
        list.forEach(elements::add);
        elements.sort(Comparator.comparing(JsonNode::toString));
        elements.forEach(sorted::add);
        return sorted;
    }

    /// Puts a container's name for its id, and a placeholder for any other id but a hash, which is
    /// to be the same.
    private static JsonNode renamed(JsonNode node, Map<String, String> names) {
        if (node.isTextual()) {
            var text = node.asText();
            for (var name : names.entrySet()) {
                text = text.replace(name.getKey(), name.getValue());
            }
            return JSON.getNodeFactory().textNode(ID.matcher(text).replaceAll("<id>"));
        }
        if (node.isArray()) {
            var array = JSON.createArrayNode();
            node.forEach(element -> array.add(renamed(element, names)));
            return array;
        }
        if (node.isObject()) {
            var object = JSON.createObjectNode();
            for (var name : Set.copyOf(fieldNames(node))) {
                var value = node.get(name);
                var isHash = name.equals(LABEL + "config-hash");
                var newName = ID.matcher(name).replaceAll("<id>");
                object.set(newName, isHash ? value : renamed(value, names));
            }
            return object;
        }
        return node;
    }

    private static List<String> fieldNames(JsonNode node) {
        var fields = new ArrayList<String>();
        node.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    @Override
    public void close() {
        engine.transport().close();
    }
}
