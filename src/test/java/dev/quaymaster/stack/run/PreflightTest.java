package dev.quaymaster.stack.run;

import static dev.quaymaster.stack.TestService.project;
import static dev.quaymaster.stack.TestService.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.FakeEngine;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.Request.Up;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    private final FakeEngine engine = new FakeEngine("web:1", "db:1");

    @TempDir private Path locks;

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @Test
    void namesTheContainerThatHasAPort() throws InterruptedException {
        var first = project("one", service("web").command("sleep", "600").port("1", 80));
        new StackRunner(engine, new StackLocks(locks)).run(first, Up.of(), news -> {});

        assertThat(check(project("two", service("web").port("1", 80))))
                .containsExactly(
                        "Port 1, which service \"web\" publishes, is already used by container"
                                + " one-web-1. Stop that, or publish another port.");
    }

    @Test
    void tellsThatAnotherProgramHasAPort() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = taken.getLocalPort();

            assertThat(check(project("demo", service("web").port(String.valueOf(port), 80))))
                    .containsExactly(
                            "Port "
                                    + port
                                    + ", which service \"web\" publishes, is already used by"
                                    + " another program on this machine. Stop that, or publish"
                                    + " another port.");
        }
    }

    @Test
    void tellsMissingFoldersAndImages(@TempDir Path folder) {
        var missing = folder.resolve("Caddyfile");
        var demo =
                project(
                        "demo",
                        service("web").image("gone:1").bind(missing.toString(), "/etc/Caddyfile"));

        assertThat(check(demo))
                .containsExactly(
                        "The image gone:1 of service \"web\" is not there. It will be pulled.",
                        missing
                                + ", which service \"web\" mounts at /etc/Caddyfile, does not exist."
                                + " The engine will make an empty folder there; if it is to be a"
                                + " file, create it first.");
    }

    @Test
    void findsNothingWhereTheStackRuns() throws InterruptedException {
        var demo = project("demo", service("web").command("sleep", "600").port("1", 80));
        new StackRunner(engine, new StackLocks(locks)).run(demo, Up.of(), news -> {});

        assertThat(check(demo)).isEmpty();
    }

    @Test
    void listsTheVolumesThatAPlanDeletes() throws InterruptedException {
        var demo = project("demo", service("db").command("sleep", "600").volume("data", "/data"));
        var runner = new StackRunner(engine, new StackLocks(locks));
        runner.run(demo, Up.of(), news -> {});

        var risk = DataAtRisk.of(runner.plan(demo, Request.Down.withVolumes(Set.of())));

        assertThat(risk.volumes()).containsExactly("demo_data");
        assertThat(risk.sizes(engine)).containsOnlyKeys("demo_data");
    }

    private List<String> check(Project project) {
        return Preflight.onThisMachine(engine)
                .check(project, ObservedState.read(engine, project))
                .stream()
                .map(Warning::toString)
                .toList();
    }
}
