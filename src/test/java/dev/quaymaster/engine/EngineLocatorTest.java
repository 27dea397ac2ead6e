package dev.quaymaster.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The docker command's order of places.
class EngineLocatorTest {

    /// The folder in which the docker command keeps the context "remote".
    private static final String REMOTE = "b71199ebd070b36beab7317920c2c2f1d777df8d05e5527d8458fda57cb17a7a";

    @TempDir
    Path home;

    private EngineEndpoint locate(Map<String, String> more) {
        var env = new HashMap<>(Map.of("HOME", home.toString()));
        env.putAll(more);
        return EngineLocator.locate(env, Optional.empty());
    }

    @Test
    void theGivenHostWins() {
        assertThat(EngineLocator.locate(Map.of("DOCKER_HOST", "unix:///other.sock"), Optional.of("tcp://box:2375")))
                .isEqualTo(new EngineEndpoint("tcp://box:2375", "the given host"));
    }

    @Test
    void theEnvironmentWinsOverContexts() throws IOException {
        context("tcp://remote:2376");

        assertThat(locate(Map.of("DOCKER_HOST", "unix:///x.sock", "DOCKER_CONTEXT", "remote")))
                .isEqualTo(new EngineEndpoint("unix:///x.sock", "DOCKER_HOST"));
    }

    @Test
    void certificatesAreLookedForWhereTheEnvironmentSays() {
        assertThat(locate(Map.of("DOCKER_HOST", "tcp://x:2376", "DOCKER_CERT_PATH", "/certs")))
                .isEqualTo(new EngineEndpoint("tcp://x:2376", "DOCKER_HOST", Optional.of(Path.of("/certs"))));
        assertThat(locate(Map.of("DOCKER_HOST", "tcp://x:2376", "DOCKER_TLS_VERIFY", "1")))
                .extracting(EngineEndpoint::tlsFolder)
                .isEqualTo(Optional.of(home.resolve(".docker")));
    }

    @Test
    void theContextInUseIsFollowed() throws IOException {
        context("tcp://remote:2375");
        Files.writeString(home.resolve(".docker/config.json"), "{\"currentContext\":\"remote\"}");

        assertThat(locate(Map.of())).isEqualTo(new EngineEndpoint("tcp://remote:2375", "context \"remote\""));
    }

    @Test
    void aContextThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> locate(Map.of("DOCKER_CONTEXT", "gone")))
                .hasMessageStartingWith("There is no docker context \"gone\".");
    }

    @Test
    void theDefaultContextIsTheDefaultSocket() {
        assertThat(locate(Map.of("DOCKER_CONTEXT", "default")).host()).startsWith("unix://");
    }

    @Test
    void brokenSettingsDontStandInTheWay() throws IOException {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker/config.json"), "{ broken");

        assertThat(locate(Map.of()).host()).startsWith("unix://");
    }

    private void context(String host) throws IOException {
        var folder = home.resolve(".docker/contexts/meta").resolve(REMOTE);
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("meta.json"),
                "{\"Name\":\"remote\",\"Endpoints\":{\"docker\":{\"Host\":\"" + host + "\"}}}");
    }
}
