package dev.quaymaster.stack.images;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/// A registry that engines pull from, open to one user only; images are published from this side.
/// Engines speak to registries on the loopback interface without TLS.
///
/// <https://distribution.github.io/distribution/spec/api/>
final class LoopbackRegistry implements AutoCloseable {

    static final String USER = "captain";
    static final String PASSWORD = "let: me in";

    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String CONFIG = "application/vnd.docker.container.image.v1+json";
    private static final String LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    private final HttpServer server;
    private final PlainDoor door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// By path.
    private final Map<String, Document> documents = new ConcurrentHashMap<>();

    private static final class Document {

        private final String type;
        private final byte[] bytes;

        Document(String type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
        }

        String digest() {
            return digestOf(bytes);
        }

        String describe() {
            return "{\"mediaType\": \"%s\", \"size\": %d, \"digest\": \"%s\"}".formatted(type, bytes.length, digest());
        }
    }

    LoopbackRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v2/", this::answer).setAuthenticator(new OneUser());
        server.start();
        door = new PlainDoor(server.getAddress());
    }

    private static final class OneUser extends BasicAuthenticator {

        OneUser() {
            super("a test");
        }

        @Override
        public boolean checkCredentials(String user, String password) {
            return user.equals(USER) && password.equals(PASSWORD);
        }
    }

    String host() {
        return "127.0.0.1:" + door.port();
    }

    /// Makes a name stand for an image of one layer.
    ///
    /// @param tar the layer
    /// @param version what the image says of itself in `VERSION`
    /// @return the name that engines pull
    String publish(String repository, String tag, byte[] tar, String version) throws IOException {
        var layer = new Document(LAYER, packed(tar));
        var config = new Document(CONFIG, """
                        {"architecture": "amd64", "os": "linux", "created": "2026-01-01T00:00:00Z",
                         "config": {"Env": ["PATH=/bin", "VERSION=%s"], "Cmd": ["sh"]},
                         "history": [{"created": "2026-01-01T00:00:00Z", "created_by": "a test"}],
                         "rootfs": {"type": "layers", "diff_ids": ["%s"]}}""".formatted(version, digestOf(tar)).getBytes(UTF_8));
        var manifest = new Document(MANIFEST, """
                        {"schemaVersion": 2, "mediaType": "%s", "config": %s, "layers": [%s]}""".formatted(MANIFEST, config.describe(), layer.describe())
                .getBytes(UTF_8));
        var root = "/v2/" + repository;
        documents.put(root + "/blobs/" + layer.digest(), layer);
        documents.put(root + "/blobs/" + config.digest(), config);
        documents.put(root + "/manifests/" + manifest.digest(), manifest);
        documents.put(root + "/manifests/" + tag, manifest);
        return host() + "/" + repository + ":" + tag;
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static String digestOf(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange call) throws IOException {
        var path = call.getRequestURI().getPath();
        var headers = call.getResponseHeaders();
        headers.set("Docker-Distribution-Api-Version", "registry/2.0");
        var found = path.equals("/v2/") ? new Document("application/json", "{}".getBytes(UTF_8)) : documents.get(path);
        if (found == null) {
            reply(call, 404, "{\"errors\": [{\"code\": \"MANIFEST_UNKNOWN\"}]}".getBytes(UTF_8));
            return;
        }
        headers.set("Content-Type", found.type);
        headers.set("Docker-Content-Digest", found.digest());
        reply(call, 200, found.bytes);
    }

    private static void reply(HttpExchange call, int status, byte[] body) throws IOException {
        try (call) {
            if (call.getRequestMethod().equals("HEAD")) {
                call.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
                call.sendResponseHeaders(status, -1);
            } else {
                call.sendResponseHeaders(status, body.length);
                call.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
