package dev.quaymaster.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.engine.docker.EngineProbe;
import dev.quaymaster.engine.docker.ProbeResult;
import dev.quaymaster.engine.spec.BuildSpec;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.EndpointSpec;
import dev.quaymaster.engine.spec.ExecSpec;
import dev.quaymaster.engine.spec.Lifecycle;
import dev.quaymaster.engine.spec.ProcessSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds the real engine to the contract, and tries what only a real one can do.
class DockerEngineIT extends EngineContract {

    private static final int CONTENT_BYTES = 500_000;

    private final String tag = "qm-engine-it:" + Long.toString(System.nanoTime(), 36);
    private final List<String> made = new ArrayList<>();

    @TempDir
    Path folder;

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
        var container = engine.create(ContainerSpec.of("", tag)
                .withProcess(ProcessSpec.of("cat", "/hello.txt").withEntrypoint(List.of())));
        made.add(container);
        engine.start(container);
        assertThat(engine.await(container)).isZero();
        assertThat(engine.lastLogs(container, 5)).extracting(LogLine::text).containsExactly("hello");
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

    /// More than one chunk of what is sent, and nothing but it.
    @Test
    void aTarOfSeveralChunksBecomesAnImage() throws IOException {
        var id = engine.importImage(new ByteArrayInputStream(tarOf(CONTENT_BYTES)), tag);

        assertThat(engine.image(tag)).hasValueSatisfying(image -> {
            assertThat(image.id()).isEqualTo(id);
            // Podman counts its own description of the image, too
            assertThat(image.sizeBytes()).isBetween((long) CONTENT_BYTES, CONTENT_BYTES + 8192L);
        });
    }

    private static byte[] tarOf(int size) throws IOException {
        var content = new byte[size];
        new Random(7).nextBytes(content);
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            var entry = new TarArchiveEntry("content");
            entry.setSize(size);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void hostsOfABuildAreInItsHostsFile() throws IOException {
        assumeThat(engine.info().podman())
                .as("Podman 4 takes no more than one host for a build")
                .isFalse();
        Files.writeString(folder.resolve("Dockerfile"), "FROM " + image() + "\nRUN cat /etc/hosts\n");
        var plain = BuildSpec.of(folder, tag);
        var hosts = List.of("aa:10.9.8.7", "bb:10.9.8.6");
        var words = new ArrayList<String>();

        engine.build(
                new BuildSpec(
                        plain.context(),
                        plain.dockerfile(),
                        plain.tags(),
                        plain.arguments(),
                        plain.labels(),
                        new BuildSpec.Options("", "", "", true, false, List.of(), hosts)),
                words::add);

        assertThat(words)
                .anyMatch(line -> line.matches("10\\.9\\.8\\.7\\s+aa"))
                .anyMatch(line -> line.matches("10\\.9\\.8\\.6\\s+bb"));
    }

    /// The engine waits ten seconds for containers that say nothing else.
    @Test
    void aStopWithoutAGraceWaitsAsLongAsTheContainerWants() {
        var id = engine.create(deafContainer("deaf", Duration.ofSeconds(1)));
        engine.start(id);
        awaitLine(id, "ready");

        var stopping = timed(() -> engine.stop(id, Optional.empty()));

        assertThat(engine.inspect(id).run().exitCode()).isEqualTo(137);
        assertThat(stopping).isBetween(Duration.ofMillis(900), Duration.ofSeconds(9));
    }

    @Test
    void aRestartWithoutAGraceWaitsAsLongAsTheContainerWants() {
        assumeThat(engine.info().podman())
                .as("Podman 4 waits for nothing where a restart names no grace")
                .isFalse();
        var id = engine.create(deafContainer("deaf-again", Duration.ofSeconds(1)));
        engine.start(id);
        awaitLine(id, "ready");

        var restarting = timed(() -> engine.restart(id, Optional.empty()));

        assertThat(engine.inspect(id).container().state()).isEqualTo(ContainerState.RUNNING);
        assertThat(restarting).isBetween(Duration.ofMillis(900), Duration.ofSeconds(9));
    }

    private ContainerSpec deafContainer(String what, Duration stopTimeout) {
        return spec(what, "trap '' TERM; echo ready; while :; do sleep 0.1; done")
                .withLifecycle(Lifecycle.none().withStopTimeout(stopTimeout));
    }

    private static Duration timed(Runnable call) {
        var start = System.nanoTime();
        call.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void awaitLine(String id, String text) {
        eventually()
                .untilAsserted(() -> assertThat(engine.lastLogs(id, 5))
                        .extracting(LogLine::text)
                        .contains(text));
    }

    @Test
    void aSignalReachesTheProcess() {
        var script = "trap 'exit 7' USR1; echo ready; while :; do sleep 0.1; done";
        var id = engine.create(spec("trapping", script));
        engine.start(id);
        awaitLine(id, "ready");

        engine.kill(id, "USR1");

        assertThat(engine.await(id)).isEqualTo(7);
    }

    @Test
    void aKilledContainerIsGoneAtOnce() {
        var id = running("killed");

        engine.kill(id, "KILL");

        assertThat(engine.await(id)).isEqualTo(137);
        assertThat(kindOf(() -> engine.kill(id, "KILL"))).isEqualTo(Kind.CONFLICT);
    }

    @Test
    void aNetworkWithSignsInItsNameIsUsedLikeAnother() {
        assumeThat(engine.info().product())
                .as("Podman takes letters, digits, dots, lines and hyphens only")
                .isEqualTo("Docker");
        var network = network("odd a$1b?c");
        var id = running("member");

        engine.connect(network, id, EndpointSpec.of("guest"));
        assertThat(engine.inspect(id).container().networks()).contains(network);
        engine.disconnect(network, id);

        assertThat(engine.networks(mine())).extracting(Network::name).containsExactly(network);
    }

    @Test
    void aTerminalIsTypedIntoAndResized() throws IOException {
        var spec = ContainerSpec.of("", image())
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

        assertThat(EngineProbe.probe(endpoint, System.getenv())).isInstanceOf(ProbeResult.Ready.class);
    }
}
