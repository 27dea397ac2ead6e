import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quaymaster.engine.http.Json;
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

/// As much of an engine as commands that change a stack need to be rehearsed: it keeps what was created, and says of
/// everything else that it is done. Listens on the loopback address.
public final class PaperEngine {

    private static final Pattern VERSION = Pattern.compile("^/v[0-9.]+(?=/)");

    private static final String IMAGE = "sha256:" + "1".repeat(64);

    private final Map<String, Json> containers = new TreeMap<>();
    private final Map<String, Boolean> running = new TreeMap<>();
    private final Map<String, Json> networks = new TreeMap<>();
    private final Map<String, Json> volumes = new TreeMap<>();
    private int last;

    /// Serves until the process is ended.
    ///
    /// @param args the file that is to have the port
    public static void main(String[] args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        PaperEngine engine = new PaperEngine();
        server.createContext("/", engine::serve);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        Path port = Path.of(args[0] + ".part");
        Files.writeString(port, String.valueOf(server.getAddress().getPort()));
        Files.move(port, Path.of(args[0]));
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = VERSION.matcher(exchange.getRequestURI().getPath()).replaceFirst("");
        if (path.equals("/events")) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        Object answer = answer(exchange.getRequestMethod(), path.substring(1).split("/"), query, body);
        if (answer == null) {
            exchange.sendResponseHeaders(204, -1);
        } else {
            byte[] bytes = Json.of(answer).toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(path.endsWith("/create") ? 201 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    /// What to answer, null for nothing.
    private synchronized Object answer(String method, String[] path, String query, String body) throws IOException {
        String last = path[path.length - 1];
        return switch (path[0] + (last.equals("create") ? " create" : "")) {
            case "version" -> Map.of("Version", "28.0.0", "ApiVersion", "1.41", "Os", "linux", "Arch", "amd64");
            case "info" -> Map.of("OSType", "linux", "NCPU", 2, "MemTotal", 1L << 32, "Driver", "overlay2");
            case "containers create" -> created(containers, named(query), body, "Id");
            case "networks create" -> created(networks, Json.parse(body).text("Name"), body, "Id");
            case "volumes create" -> created(volumes, Json.parse(body).text("Name"), body, "Name");
            case "containers" -> container(method, path, last, query);
            case "networks" -> path.length > 1 ? null : list(networks);
            case "volumes" -> path.length > 1 ? null : Map.of("Volumes", list(volumes));
            case "images" -> Map.of("Id", IMAGE, "RepoTags", List.of(), "Config", Map.of());
            default -> Map.of();
        };
    }

    private static String named(String query) {
        return query.replaceFirst(".*name=", "").replaceFirst("&.*", "");
    }

    private Object created(Map<String, Json> kept, String name, String body, String answer) throws IOException {
        String id = answer.equals("Name") ? name : String.format(Locale.ROOT, "%064x", ++last);
        kept.put(id, Json.parse(body).put("Id", id).put("Name", name));
        return Map.of(answer, id);
    }

    private static List<Object> list(Map<String, Json> kept) {
        return new ArrayList<>(kept.values());
    }

    private Object container(String method, String[] path, String verb, String query) {
        if (verb.equals("json") && path.length == 2) {
            List<Object> all = new ArrayList<>();
            containers.forEach((id, made) -> all.add(listed(id, made)));
            return all;
        }
        String id = containers.keySet().stream()
                .filter(known -> known.equals(path[1]) || containers.get(known).text("Name").equals(path[1]))
                .findFirst()
                .orElse("");
        if (verb.equals("json")) {
            return details(id, containers.get(id));
        }
        if (verb.equals("start") || verb.equals("restart") || verb.equals("stop")) {
            running.put(id, !verb.equals("stop"));
        }
        if (verb.equals("rename")) {
            containers.get(id).put("Name", named(query));
        }
        if (method.equals("DELETE")) {
            containers.remove(id);
        }
        return null;
    }

    private static Map<String, Object> networks(Json made) {
        return Map.of("Networks", Map.of(made.get("HostConfig").text("NetworkMode"), Map.of()));
    }

    private static List<Object> mounts(Json made) {
        List<Object> mounts = new ArrayList<>();
        for (String bind : made.get("HostConfig").texts("Binds")) {
            String[] parts = bind.split(":");
            mounts.add(Map.of("Type", "volume", "Name", parts[0], "Destination", parts[1], "RW", true));
        }
        return mounts;
    }

    private Map<String, Object> listed(String id, Json made) {
        boolean runs = running.getOrDefault(id, false);
        return Map.of(
                "Id", id,
                "Names", List.of("/" + made.text("Name")),
                "Image", made.text("Image"),
                "ImageID", IMAGE,
                "State", runs ? "running" : "exited",
                "Status", runs ? "Up 1 second (healthy)" : "Exited (0) 1 second ago",
                "Labels", made.get("Labels"),
                "Mounts", mounts(made),
                "NetworkSettings", networks(made));
    }

    private Map<String, Object> details(String id, Json made) {
        boolean runs = running.getOrDefault(id, false);
        String now = Instant.now().toString();
        Map<String, Object> state = new HashMap<>(Map.of("Status", runs ? "running" : "exited", "StartedAt", now));
        state.put("Running", runs);
        state.put("Health", Map.of("Status", "healthy"));
        return Map.of(
                "Id", id,
                "Name", "/" + made.text("Name"),
                "Created", now,
                "Image", IMAGE,
                "State", state,
                "Config", made,
                "HostConfig", made.get("HostConfig"),
                "Mounts", mounts(made),
                "NetworkSettings", networks(made));
    }
}
