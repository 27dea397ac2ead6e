package dev.quaymaster.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a registry of the test, which gives tokens to those who log in.
class RegistryManifestsTest {

    private static final String INDEX = """
            {"manifests": [
              {"digest": "sha256:a", "platform": {"os": "linux", "architecture": "arm64"}},
              {"digest": "sha256:b", "platform": {"os": "linux", "architecture": "amd64"}}]}\
            """;
    private static final String MANIFEST = "{\"config\": {\"size\": 7}, \"layers\": [{\"size\": 300}, {\"size\": 12}]}";

    @TempDir
    Path folder;

    private final HttpServer registry = start();
    private final String host = "127.0.0.1:" + registry.getAddress().getPort();

    private static HttpServer start() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void serve() {
        registry.createContext("/v2/team/app/manifests/1", call -> withToken(call, INDEX));
        registry.createContext("/v2/team/app/manifests/sha256:b", call -> withToken(call, MANIFEST));
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
        var mayPull = query.equals("service=r&scope=repository:team/app:pull")
                && ("Basic " + login()).equals(call.getRequestHeaders().getFirst("Authorization"));
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
                folder.resolve("config.json"), "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(host, login()));

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

    /// The request's own limit ends with the headers.
    @Test
    void aRegistryThatStopsInTheMidstOfItsAnswerIsGivenUp() {
        registry.createContext("/v2/team/slow/manifests/1", this::beginOnly);

        assertThat(size("slow", Duration.ofMillis(500))).isEmpty();
    }

    private void beginOnly(HttpExchange call) throws IOException {
        call.sendResponseHeaders(200, 100);
        call.getResponseBody().write('{');
        call.getResponseBody().flush();
    }

    @Test
    void aManifestWithoutAnEndIsNotReadIntoMemory() {
        registry.createContext("/v2/team/large/manifests/1", RegistryManifestsTest::goOn);

        assertThat(size("large", Duration.ofSeconds(60))).isEmpty();
    }

    private static void goOn(HttpExchange call) throws IOException {
        call.sendResponseHeaders(200, 0);
        var text = "[".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
        try (var out = call.getResponseBody()) {
            while (true) {
                out.write(text);
            }
        }
    }

    private OptionalLong size(String image, Duration limit) {
        return new RegistryManifests(folder, limit).downloadSize(host + "/team/" + image + ":1", "linux/amd64");
    }

    @Test
    void aLogInIsNotSentInClearTextToAnotherMachine() throws IOException {
        Files.writeString(
                folder.resolve("config.json"), "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(host, login()));
        registry.createContext("/v2/team/open/manifests/1", call -> {
            call.getResponseHeaders().add("WWW-Authenticate", "Bearer realm=\"http://192.0.2.1/token\"");
            answer(call, 401, "{}");
        });
        var client = new RegistryClient(ImageReference.parse(host + "/team/open:1"), new RegistryCredentials(folder));
        try (client) {
            assertThatThrownBy(() -> client.manifest("1"))
                    .hasMessage("the registry wants the log-in to be sent in clear text");
        }
    }

    @Test
    void onlyAddressesOfThisMachineAreSpokenToOpenly() {
        assertThat(List.of("localhost:5000", "127.0.0.1:5000", "127.1.2.3", "[::1]:5000"))
                .allMatch(RegistryClient::isThisMachine);
        assertThat(List.of(
                        "127.0.0.1.example.com",
                        "127.example.com:5000",
                        "localhost.example.com",
                        "localhost:80@example.com",
                        "r.example"))
                .noneMatch(RegistryClient::isThisMachine);
    }
}
