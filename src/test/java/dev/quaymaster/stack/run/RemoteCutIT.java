package dev.quaymaster.stack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.SshHost;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.engine.spec.ExecSpec;
import dev.quaymaster.stack.Operation;
import dev.quaymaster.stack.Progress;
import dev.quaymaster.stack.ProtectedVolumes;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.StackException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The network to a remote engine is cut in the middle of an `up`: nothing hangs, the message says
/// which service it was, why, and what next; and the next `up` goes on where that one ended.
class RemoteCutIT {

    private static final String STACK = """
            services:
              db:
                image: quaymaster-test/busybox:latest
                command: [sh, -c, "trap 'exit 0' TERM; sleep 600 & wait"]
                healthcheck: {test: [CMD, test, -f, /ready], interval: 200ms, start_period: 600s}
              web:
                image: quaymaster-test/busybox:latest
                command: [sh, -c, "trap 'exit 0' TERM; sleep 600 & wait"]
                depends_on: {db: {condition: service_healthy}}
            """;

    private final String name = "qmcut" + UUID.randomUUID().toString().substring(0, 8);
    private final Engine near = DockerEngine.connect(EngineLocator.locate(System.getenv(), Optional.empty()));

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void removeStack() throws InterruptedException {
        var down = new Request.Down(
                List.of(), true, true, Request.RemoveImages.NONE, Optional.of(Duration.ZERO), ProtectedVolumes.NONE);
        runner(near).run(name, down, news -> {});
        near.close();
    }

    private StackRunner runner(Engine engine) {
        return new StackRunner(engine, new StackLocks(folder.resolve("locks")));
    }

    private Project load(Path source) {
        return ProjectLoader.load(ComposeFiles.find(source, Map.of())).project().orElseThrow();
    }

    @Test
    @Timeout(300)
    void anUpWhoseNetworkIsCutEndsWithWordsAndGoesOnLater() throws Exception {
        var project = load(written());
        try (var host = SshHost.in(folder.resolve("host"));
                var far = DockerEngine.connect(host.endpoint(), host.environment())) {
            assertThatExceptionOfType(StackException.class)
                    .isThrownBy(() -> runner(far).run(project, Request.Up.of(), news -> cutWhileWaiting(news, host)))
                    .satisfies(failure -> {
                        assertThat(failure.getMessage())
                                .startsWith("Service \"db\": the engine was lost")
                                .contains(host.endpoint().host());
                        assertThat(failure.nextStep()).contains("start again");
                        assertThat(failure.getCause()).isInstanceOf(EngineException.class);
                    });
        }

        var db = near.inspect(name + "-db-1").container().id();
        near.exec(
                db,
                ExecSpec.of("touch", "/ready"),
                Optional.empty(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream());
        runner(near).run(project, Request.Up.of(), news -> {});
        assertThat(near.inspect(name + "-db-1").container().id()).isEqualTo(db);
        assertThat(near.inspect(name + "-web-1").container().state().alive()).isTrue();
    }

    private Path written() throws IOException {
        var file = folder.resolve("compose.yaml");
        Files.writeString(file, "name: " + name + "\n" + STACK);
        return file;
    }

    private static void cutWhileWaiting(Progress news, SshHost host) {
        if (news instanceof Progress.Started started && started.step().operation() instanceof Operation.AwaitService) {
            host.cut();
        }
    }
}
