package dev.quaymaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.FakeEngine;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands that look at stacks and change them, on an engine in memory.
class StackCommandsTest {

    @TempDir
    Path folder;

    @TempDir
    Path empty;

    private final FakeEngine engine = new FakeEngine("busybox", "local/tool:1");
    private CommandLineRun line;

    @BeforeEach
    void writeAStack() throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), """
                name: shop
                services:
                  web: {image: busybox}
                  tool: {image: "local/tool:1"}
                """);
        var home = Map.of("QUAYMASTER_HOME", folder.resolve("home").toString());
        line = new CommandLineRun(folder, home, endpoint -> engine);
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @Test
    void scaleChangesTheNumberOfContainersAndNothingElse() throws IOException {
        line.run("up");
        Files.writeString(
                folder.resolve("compose.override.yaml"),
                "services: {web: {environment: {A: b}}, tool: {environment: {A: b}}}\n");
        var before = line.run("ps", "-q").out();

        assertThat(line.run("scale", "web=3").code()).isZero();

        assertThat(line.run("ps", "-q", "web").out().lines()).hasSize(3);
        assertThat(line.run("ps", "-q").out()).contains(before.lines().toList());
        assertThat(line.run("scale", "web=1").code()).isZero();
        assertThat(line.run("ps", "-q", "web").out().lines()).hasSize(1);
    }

    @Test
    void scaleWantsServicesAndNumbers() {
        assertThat(line.run("scale", "web").code()).isEqualTo(2);
        assertThat(line.run("scale").code()).isEqualTo(2);
        assertThat(line.run("scale", "nosuch=2").err()).contains("There is no service \"nosuch\"");
    }

    @Test
    void updatePullsAndKeepsWhatNoRegistryHas() {
        line.run("up");
        engine.faults()
                .always("pull local/tool:1", new EngineException(EngineException.Kind.NOT_FOUND, "No such image."));
        engine.faults().forgetCalls();

        var update = line.run("update");

        assertThat(update.code()).isZero();
        assertThat(engine.faults().calls()).contains("pull busybox", "pull local/tool:1");
        assertThat(line.run("ps", "-q").out().lines()).hasSize(2);
    }

    @Test
    void whatIsInTheWayIsSaidBeforeItIsDone() throws IOException {
        Files.writeString(folder.resolve("compose.override.yaml"), "services: {web: {volumes: ['./none:/none']}}\n");

        assertThat(line.run("up", "--dry-run").out())
                .contains("! " + folder.resolve("none") + ", which service \"web\" mounts at /none, does not exist.");
    }

    @Test
    void whatWouldBeDoneIsShownAndNothingIsDone() {
        assertThat(dry("up", "web")).contains("web: create — not there", "start container shop-web-1");
        assertThat(engine.containers(LabelFilter.all())).isEmpty();
        line.run("up");
        var before = engine.containers(LabelFilter.all());

        assertThat(dry("stop", "web")).isEqualTo("web: stop\n  #1 stop container shop-web-1\n");
        assertThat(dry("restart", "web")).isEqualTo("web: restart\n  #1 restart container shop-web-1\n");
        assertThat(dry("pause", "web")).isEqualTo("web: pause\n  #1 pause container shop-web-1\n");
        assertThat(dry("kill", "web")).contains("#1 send SIGKILL to container shop-web-1\n");
        assertThat(dry("scale", "web=2")).contains("create container shop-web-2");
        assertThat(dry("update")).contains("pull image busybox — looking for a newer one");
        assertThat(dry("down")).contains("web: remove", "tool: remove", "network shop_default: remove");
        assertThat(line.run("start", "--dry-run").err()).isEqualTo("Nothing to do: shop is as it should be.\n");

        assertThat(engine.containers(LabelFilter.all())).isEqualTo(before);
        line.run("stop", "web");
        assertThat(dry("start", "web")).isEqualTo("web: start\n  #1 start container shop-web-1\n");
        line.run("pause", "tool");
        assertThat(dry("unpause", "tool")).contains("#1 unpause container shop-tool-1\n");
    }

    private String dry(String command, String... more) {
        var words = Stream.concat(Stream.of(command, "--dry-run"), Stream.of(more));
        var outcome = line.run(words.toArray(String[]::new));
        assertThat(outcome.code()).as(outcome.all()).isZero();
        return outcome.out();
    }

    @Test
    void dataThatWouldGoIsShownWithoutAQuestion() throws IOException {
        Files.writeString(
                folder.resolve("compose.override.yaml"),
                "services: {web: {volumes: ['data:/data']}}\nvolumes: {data: {}}\n");
        line.run("up");

        assertThat(dry("down", "--volumes")).contains("volume shop_data: remove");

        assertThat(engine.volume("shop_data")).isPresent();
    }

    @Test
    void anUnknownStackIsSaidToBeSoButIsNoFailure() {
        for (var verb : new String[] {"ps", "stop", "restart", "down"}) {
            var outcome = elsewhere().run("-p", "nosuch", verb);
            assertThat(outcome.code()).as(verb).isZero();
            assertThat(outcome.err())
                    .as(verb)
                    .isEqualTo("There is no stack nosuch on this engine. quaymaster ls shows which there" + " are.\n");
        }
        assertThat(elsewhere().run("-p", "nosuch", "down", "--dry-run").err())
                .startsWith("There is no stack nosuch on this engine.");
        assertThat(elsewhere().run("-p", "nosuch", "exec", "web", "ls").code()).isEqualTo(1);
    }

    /// In a folder without a compose file.
    private CommandLineRun elsewhere() {
        var home = Map.of("QUAYMASTER_HOME", folder.resolve("home").toString());
        return new CommandLineRun(empty, home, endpoint -> engine);
    }

    @Test
    void anUnknownServiceIsAFailureThatNamesThoseThereAre() {
        line.run("up");
        for (var words : new String[][] {{"ps", "nosuch"}, {"exec", "nosuch", "ls"}, {"logs", "nosuch"}}) {
            var outcome = line.run(words);
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.err()).isEqualTo("There is no service nosuch in shop; there is tool, web.\n");
        }
    }

    @Test
    void theNextStartTellsWhatAKilledOneDidNotFinish() throws IOException {
        var note = folder.resolve("home").resolve("state").resolve("unfinished-999999999-1");
        AtomicFile.write(note, "The up of shop was cut short.".getBytes(StandardCharsets.UTF_8));

        assertThat(line.run("ps").err()).startsWith("The up of shop was cut short.\n");
        assertThat(line.run("ps").err()).isEmpty();
        assertThat(note).doesNotExist();
    }

    @Test
    void aRunThatEndsLeavesNothingToTell() throws IOException {
        assertThat(line.run("up").code()).isZero();
        engine.faults().always("create", new EngineException(EngineException.Kind.FAILED, "No."));
        assertThat(line.run("up", "--force-recreate").code()).isEqualTo(1);

        assertThat(engine.containers(LabelFilter.all())).hasSize(2);
        try (var left = Files.list(folder.resolve("home").resolve("state"))) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .noneMatch(name -> name.startsWith("unfinished"));
        }
    }
}
