package dev.quaymaster.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.http.HostileEngine;
import dev.quaymaster.engine.spec.BuildSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What an engine is asked, to the letter, where a wrong letter changes what it does.
@Timeout(60)
class RequestsTest {

    @TempDir
    Path folder;

    /// A time that is told overrides the container's own.
    @Test
    void noGraceIsToldWhereNoneIsGiven() throws IOException {
        assertThat(requests(engine -> {
                    engine.stop("c", Optional.empty());
                    engine.restart("c", Optional.empty());
                }))
                .containsExactly("POST /containers/c/stop", "POST /containers/c/restart");
    }

    @Test
    void aGraceIsRoundedUpToSeconds() throws IOException {
        var grace = Optional.of(Duration.ofMillis(300));

        assertThat(requests(engine -> engine.stop("c", grace))).containsExactly("POST /containers/c/stop?t=1");
        assertThat(requests(engine -> engine.restart("c", grace))).containsExactly("POST /containers/c/restart?t=1");
        assertThat(requests(engine -> engine.stop("c", Optional.of(Duration.ZERO))))
                .containsExactly("POST /containers/c/stop?t=0");
    }

    @Test
    void namesAreEncodedInPaths() throws IOException {
        assertThat(requests(engine -> {
                    engine.removeNetwork("a b$1?c");
                    engine.disconnect("a b$1?c", "web");
                }))
                .extracting(line -> line.replace("$", "%24"))
                .containsExactly("DELETE /networks/a%20b%241%3Fc", "POST /networks/a%20b%241%3Fc/disconnect");
    }

    /// docker-java takes `$1` for a group of its pattern.
    @Test
    void aDollarInANameIsADollar() throws IOException {
        assertThat(requests(engine -> {
                    engine.image("a/b$1c:2");
                    engine.volume("v$1");
                    engine.start("c$1");
                    engine.removeImage("a/b$1c:2");
                }))
                .extracting(line -> line.replace("%2F", "/").replace("%3A", ":"))
                .containsExactly(
                        "GET /images/a/b%241c:2/json",
                        "GET /volumes/v%241", "POST /containers/c%241/start", "DELETE /images/a/b%241c:2");
    }

    /// Bytes of a file's name that are no text stand in it as lone surrogates.
    @Test
    void everyByteOfAFilesNameReachesTheEngine() throws IOException {
        var path = "/data/\uDCE4";

        assertThat(requests(engine -> engine.writeArchive("c", path, new ByteArrayInputStream(new byte[0]))))
                .containsExactly("PUT /containers/c/archive?path=%2Fdata%2F%E4");
    }

    /// Joined by commas they were one host with an address that is none.
    @Test
    void everyHostOfABuildIsToldForItself() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch");
        var hosts = List.of("aa:10.9.8.7", "bb:10.9.8.6");
        var options = new BuildSpec.Options("", "", "", false, false, List.of(), hosts);
        var plain = BuildSpec.of(folder, "x");
        var spec = new BuildSpec(
                plain.context(), plain.dockerfile(), plain.tags(), plain.arguments(), plain.labels(), options);

        assertThat(requests(engine -> engine.build(spec, _ -> {})))
                .singleElement()
                .asString()
                .contains("extrahosts=aa%3A10.9.8.7", "extrahosts=bb%3A10.9.8.6");
    }

    private static List<String> requests(Consumer<Engine> calls) throws IOException {
        var lines = new CopyOnWriteArrayList<String>();
        try (var canned = HostileEngine.answering((request, out) -> {
                    lines.add(request.replace(" HTTP/1.1", ""));
                    HostileEngine.document(out, "{}");
                });
                var engine = DockerEngine.connect(canned.endpoint())) {
            calls.accept(engine);
        }
        return List.copyOf(lines);
    }
}
