package dev.quaymaster.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.EngineEndpoint;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.dial.SocketRights;
import dev.quaymaster.engine.http.CannedEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineProbeTest {

    @TempDir
    Path folder;

    @Test
    void withoutASocketThereIsNoEngineAndThePlacesAreListed() {
        var endpoint = new EngineEndpoint("unix://" + folder.resolve("x.sock"), "DOCKER_HOST");
        var env = Map.of(
                "DOCKER_HOST", endpoint.host(),
                "XDG_RUNTIME_DIR", folder.toString(),
                "HOME", folder.toString());

        assertThat(EngineProbe.probe(endpoint, env)).isInstanceOfSatisfying(ProbeResult.NoEngine.class, result -> {
            assertThat(result.headline()).isEqualTo("No container engine answers");
            assertThat(result.reason()).contains("no engine has a socket at");
            assertThat(result.nextSteps().getFirst()).contains("systemctl start");
            assertThat(result.tried())
                    .contains("DOCKER_HOST = " + endpoint.host())
                    .contains("unix://" + folder + "/docker.sock does not exist");
        });
    }

    @Test
    void whatSpeaksSomethingElseIsNoEngine() throws IOException {
        try (var other = CannedEngine.answering(folder, "220 mail ready\r\n")) {
            assertThat(EngineProbe.probe(other.endpoint(), Map.of()))
                    .isInstanceOfSatisfying(
                            ProbeResult.NoEngine.class,
                            result -> assertThat(result.reason()).contains("does not speak HTTP"));
        }
    }

    @Test
    void anEngineThatOnlyComplainsIsAiling() throws IOException {
        var answer = "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 18\r\n\r\n{\"message\":\"help\"}";
        try (var engine = CannedEngine.answering(folder, answer)) {
            assertThat(EngineProbe.probe(engine.endpoint(), Map.of()))
                    .isEqualTo(new ProbeResult.Ailing(engine.endpoint(), "Can't ask the engine what it is: help."));
        }
    }

    @Test
    void aSocketOfOthersSaysHowToBeLetIn() {
        var endpoint = new EngineEndpoint("unix://" + folder, "DOCKER_HOST");
        var remedy = SocketRights.remedy(folder);
        var denied = new EngineException(EngineException.Kind.DENIED, "You may not use the socket. " + remedy);

        assertThat(EngineProbe.explain(endpoint, Map.of(), denied))
                .isEqualTo(new ProbeResult.NoRights(endpoint, "You may not use the socket.", remedy))
                .satisfies(found -> assertThat(found.nextSteps()).containsExactly(remedy));
    }
}
