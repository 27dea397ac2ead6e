package dev.quaymaster.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.engine.http.CannedEngine;
import dev.quaymaster.engine.spec.BuildSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuilderTest {

    private static final String AGAIN = "A cached step was removed meanwhile: building once more.";

    @TempDir
    Path folder;

    private final List<String> output = new ArrayList<>();

    /// Two builds that share steps, and one image of them removed: seen on engine 28.5 and 20.10.
    @Test
    void aStepThatGoesFromTheCacheMeanwhileIsMadeAgain() throws IOException {
        assertThatThrownBy(() -> build("unable to find image \\\"sha256:" + "0b".repeat(32) + "\\\""))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("sha256:0b0b0b0b0b0b");
        assertThat(output).containsExactly(AGAIN, AGAIN);
    }

    @Test
    void anyOtherFailureIsOne() {
        assertThatThrownBy(() -> build("the command '/bin/sh -c false' returned a non-zero code: 1"))
                .hasMessageContaining("returned a non-zero code: 1");
        assertThat(output).isEmpty();
    }

    private void build(String error) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch");
        var body = "{\"error\": \"" + error + "\"}";
        var answer =
                "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Length: %d\r\n\r\n%s".formatted(body.length(), body);
        try (var canned = CannedEngine.answering(folder, answer);
                var engine = DockerEngine.connect(canned.endpoint())) {
            engine.build(BuildSpec.of(folder, "x"), output::add);
        }
    }
}
