package dev.quaymaster.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a registry of the test, which gives tokens to those who log in.
class RegistryManifestsTest {

    private static final String INDEX =
            """
            {"manifests": [
              {"digest": "sha256:a", "platform": {"os": "linux", "architecture": "arm64"}},
              {"digest": "sha256:b", "platform": {"os": "linux", "architecture": "amd64"}}]}""";
    private static final String MANIFEST =
            "{\"config\": {\"size\": 7}, \"layers\": [{\"size\": 300}, {\"size\": 12}]}";

    @TempDir Path folder;

    private final HttpServer registry = start();
    private final String host = "127.0.0.1:" + registry.getAddress().getPort();

    private static HttpServer start() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void serve() {
        registry.createContext("/v2/team/app/manifests/1", call -> withToken(call, INDEX));
        registry.createContext(
                "/v2/team/app/manifests/sha256:b", call -> withToken(call, MANIFEST));
        registry.createContext("/token", this::giveToken);
        registry.start();
    }

    @AfterEach
    void stop() {
        registry.stop(0);
    }

    private void withToken(HttpExchange call, String body) throws IOException {
        if (!"Bearer let-me-in".equals(call.getRequestHeaders().getFirst("Authorization"))) {
            call.getResponseHeaders()
                    .add(
                            "WWW-Authenticate",
                            "Bearer realm=\"http://%s/token\",service=\"r\",scope=\"repository:team/app:pull\""
                                    .formatted(host));
            answer(call, 401, "{}");
        } else {
            answer(call, 200, body);
        }
    }

    private void giveToken(HttpExchange call) throws IOException {
        var query = call.getRequestURI().getQuery();
        var mayPull =
                query.equals("service=r&scope=repository:team/app:pull")
                        && ("Basic " + login())
                                .equals(call.getRequestHeaders().getFirst("Authorization"));
        answer(call, 200, mayPull ? "{\"token\": \"let-me-in\"}" : "{\"token\": \"no\"}");
    }

    private static String login() {
        return Base64.getEncoder().encodeToString("me:pw".getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, bytes.length);
        try (var out = call.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Test
    void theLayersOfTheEnginesPlatformAreAddedUp() throws IOException {
        Files.writeString(
                folder.resolve("config.json"),
                "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(host, login()));

        assertThat(size("linux/amd64")).hasValue(312);
    }

    @Test
    void whoMayNotPullLearnsNothing() {
        assertThat(size("linux/amd64")).isEmpty();
    }

    @Test
    void aRegistryThatIsNotThereIsNoReasonToFail() {
        registry.stop(0);
        assertThat(size("linux/amd64")).isEmpty();
    }

    private OptionalLong size(String platform) {
        return new RegistryManifests(folder).downloadSize(host + "/team/app:1", platform);
    }
}
