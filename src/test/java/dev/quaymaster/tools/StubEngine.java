package dev.quaymaster.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Answers as much of the engine's API as commands that change a stack need for training: it keeps
/// what was created, and says of everything else that it is done. Listens on the loopback address.
public final class StubEngine {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern VERSION = Pattern.compile("^/v[0-9.]+(?=/)");

    private static final String IMAGE = "sha256:" + "1".repeat(64);

    private final Map<String, ObjectNode> containers = new TreeMap<>();
    private final Map<String, Boolean> running = new TreeMap<>();
    private final Map<String, ObjectNode> networks = new TreeMap<>();
    private final Map<String, ObjectNode> volumes = new TreeMap<>();
    private int lastId;

    private StubEngine() {}

    /// Serves until the process is ended; writes the port into the file that is the one argument.
    public static void main(String[] args) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var engine = new StubEngine();
        server.createContext("/", engine::serve);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        var port = Path.of(args[0] + ".part");
        Files.writeString(port, String.valueOf(server.getAddress().getPort()));
        Files.move(port, Path.of(args[0]));
    }

    private void serve(HttpExchange exchange) throws IOException {
        var path = VERSION.matcher(exchange.getRequestURI().getPath()).replaceFirst("");
        if (path.equals("/events")) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            return;
        }
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var query = String.valueOf(exchange.getRequestURI().getQuery());
        var parts = path.substring(1).split("/", -1);
        var answer = answer(exchange.getRequestMethod(), parts, query, body);
        if (answer == null) {
            exchange.sendResponseHeaders(204, -1);
        } else {
            var bytes = JSON.writeValueAsBytes(answer);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(path.endsWith("/create") ? 201 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    /// What to answer, null for nothing.
    private synchronized @Nullable Object answer(String method, String[] path, String query, String body)
            throws IOException {
        var last = path[path.length - 1];
        return switch (path[0] + (last.equals("create") ? " create" : "")) {
            case "version" -> version();
            case "info" -> Map.of("OSType", "linux", "NCPU", 2, "MemTotal", 1L << 32, "Driver", "overlay2");
            case "containers create" -> created(containers, named(query), body, "Id");
            case "networks create" -> created(networks, name(body), body, "Id");
            case "volumes create" -> created(volumes, name(body), body, "Name");
            case "containers" -> container(method, path, last, query);
            case "networks" -> path.length > 1 ? null : List.copyOf(networks.values());
            case "volumes" -> path.length > 1 ? null : Map.of("Volumes", List.copyOf(volumes.values()));
            case "images" -> Map.of("Id", IMAGE, "RepoTags", List.of(), "Config", Map.of());
            default -> Map.of();
        };
    }

    private static Map<String, Object> version() {
        return Map.of("Version", "28.0.0", "ApiVersion", "1.41", "Os", "linux", "Arch", "amd64");
    }

    private static String named(String query) {
        return query.replaceFirst(".*name=", "").replaceFirst("&.*", "");
    }

    private static String name(String body) throws IOException {
        return JSON.readTree(body).path("Name").asText();
    }

    private Map<String, String> created(Map<String, ObjectNode> kept, String name, String body, String key)
            throws IOException {
        var id = key.equals("Name") ? name : String.format(Locale.ROOT, "%064x", ++lastId);
        kept.put(id, JSON.readValue(body, ObjectNode.class).put("Id", id).put("Name", name));
        return Map.of(key, id);
    }

    private @Nullable Object container(String method, String[] path, String verb, String query) {
        if (verb.equals("json") && path.length == 2) {
            return containers.entrySet().stream()
                    .map(made -> listed(made.getKey(), made.getValue()))
                    .toList();
        }
        var made = find(path[1]);
        var id = made.path("Id").asText();
        switch (verb) {
            case "json" -> {
                return details(id, made);
            }
            case "start", "restart" -> running.put(id, true);
            case "stop" -> running.put(id, false);
            case "rename" -> made.put("Name", named(query));
            default -> {}
        }
        if (method.equals("DELETE")) {
            containers.remove(id);
        }
        return null;
    }

    private ObjectNode find(String idOrName) {
        var byId = containers.get(idOrName);
        if (byId != null) {
            return byId;
        }
        return containers.values().stream()
                .filter(made -> made.path("Name").asText().equals(idOrName))
                .findFirst()
                .orElseGet(JSON::createObjectNode);
    }

    private static Map<String, Object> networks(JsonNode made) {
        var mode = made.path("HostConfig").path("NetworkMode").asText();
        return Map.of("Networks", Map.of(mode, Map.of()));
    }

    private static List<Object> mounts(JsonNode made) {
        var mounts = new ArrayList<Object>();
        for (var bind : made.path("HostConfig").path("Binds")) {
            var parts = bind.asText().split(":", -1);
            mounts.add(Map.of("Type", "volume", "Name", parts[0], "Destination", parts[1], "RW", true));
        }
        return mounts;
    }

    private Map<String, Object> listed(String id, JsonNode made) {
        boolean runs = running.getOrDefault(id, false);
        return Map.of(
                "Id", id,
                "Names", List.of("/" + made.path("Name").asText()),
                "Image", made.path("Image").asText(),
                "ImageID", IMAGE,
                "State", runs ? "running" : "exited",
                "Status", runs ? "Up 1 second (healthy)" : "Exited (0) 1 second ago",
                "Labels", made.path("Labels"),
                "Mounts", mounts(made),
                "NetworkSettings", networks(made));
    }

    private Map<String, Object> details(String id, JsonNode made) {
        boolean runs = running.getOrDefault(id, false);
        var now = Instant.now().toString();
        var state = new HashMap<String, Object>();
        state.put("Status", runs ? "running" : "exited");
        state.put("StartedAt", now);
        state.put("Running", runs);
        state.put("Health", Map.of("Status", "healthy"));
        return Map.of(
                "Id", id,
                "Name", "/" + made.path("Name").asText(),
                "Created", now,
                "Image", IMAGE,
                "State", state,
                "Config", made,
                "HostConfig", made.path("HostConfig"),
                "Mounts", mounts(made),
                "NetworkSettings", networks(made));
    }
}
