package dev.quaymaster.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.engine.docker.EngineProbe;
import dev.quaymaster.engine.docker.ProbeResult;
import dev.quaymaster.engine.spec.BuildSpec;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.ExecSpec;
import dev.quaymaster.engine.spec.ProcessSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds the real engine to the contract, and tries what only a real one can do.
class DockerEngineIT extends EngineContract {

    private final String tag = "qm-engine-it:" + Long.toString(System.nanoTime(), 36);
    private final List<String> made = new ArrayList<>();

    @TempDir Path folder;

    @Override
    Engine open() {
        return DockerEngine.connect(EngineLocator.locate(System.getenv(), Optional.empty()));
    }

    @AfterEach
    void removeWhatWasMade() {
        made.forEach(id -> engine.remove(id, RemoveOptions.FORCE_WITH_VOLUMES));
        if (engine.image(tag).isPresent()) {
            engine.removeImage(tag);
        }
    }

    @Test
    void anImageIsBuiltFromAFolder() throws IOException {
        Files.writeString(folder.resolve("hello.txt"), "hello\n");
        Files.writeString(
                folder.resolve("Dockerfile"),
                "FROM " + image() + "\nCOPY hello.txt /\nCMD [\"cat\", \"/hello.txt\"]\n");
        var words = new ArrayList<String>();

        var id = engine.build(BuildSpec.of(folder, tag), words::add);

        assertThat(engine.image(tag)).map(Image::id).contains(id);
        assertThat(words).anyMatch(line -> line.contains("COPY hello.txt"));
        var container =
                engine.create(
                        ContainerSpec.of("", tag)
                                .withProcess(
                                        ProcessSpec.of("cat", "/hello.txt")
                                                .withEntrypoint(List.of())));
        made.add(container);
        engine.start(container);
        assertThat(engine.await(container)).isZero();
        assertThat(engine.lastLogs(container, 5))
                .extracting(LogLine::text)
                .containsExactly("hello");
    }

    @Test
    void aBuildThatFailsSaysWhy() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM " + image() + "\nCOPY nothing /\n");

        assertThatThrownBy(() -> engine.build(BuildSpec.of(folder, tag), line -> {}))
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith("Can't build image " + tag)
                .hasMessageContaining("nothing");
    }

    @Test
    void anEmptyTarBecomesAnImage() {
        var id = engine.importImage(new ByteArrayInputStream(new byte[1024]), tag);

        assertThat(engine.image(tag)).map(Image::id).contains(id);
    }

    @Test
    void aTerminalIsTypedIntoAndResized() throws IOException {
        var spec =
                ContainerSpec.of("", image())
                        .withProcess(ProcessSpec.of("sleep", "600").withEntrypoint(List.of()));
        var container = engine.create(spec);
        made.add(container);
        engine.start(container);

        try (var terminal = engine.openTerminal(container, ExecSpec.of("sh"))) {
            terminal.resize(100, 40);
            terminal.input().write("stty size; exit 4\n".getBytes(StandardCharsets.UTF_8));
            var shown = new String(terminal.output().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(terminal.await()).isEqualTo(4);
            assertThat(shown).contains("exit 4").contains("40 100");
        }
    }

    @Test
    void anImageThatCantBeHadSaysSo() {
        assertThatThrownBy(() -> engine.pull("localhost:1/qm/none:1", progress -> {}))
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith("Can't pull image localhost:1/qm/none:1: ");
    }

    @Test
    void theEngineIsFoundReady() {
        var endpoint = EngineLocator.locate(System.getenv(), Optional.empty());

        assertThat(EngineProbe.probe(endpoint, System.getenv()))
                .isInstanceOf(ProbeResult.Ready.class);
    }
}
