package dev.quaymaster.stack.run;

import static dev.quaymaster.stack.TestService.project;
import static dev.quaymaster.stack.TestService.service;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.FakeEngine;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.ServiceStatus;
import dev.quaymaster.stack.spec.ComposeLabels;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneOffRunTest {

    private final FakeEngine engine = new FakeEngine("ingest:1", "db:1");
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final OneOffStreams streams = new OneOffStreams(Optional.empty(), output, OutputStream.nullOutputStream());

    @TempDir
    private Path locks;

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @Test
    void runsAServiceOnceAndHandsOnWhatItSaysAndItsExitCode() throws InterruptedException {
        var demo = project("demo", service("ingest").needs("db"), service("db").command("sleep", "600"));

        var code = new OneOffRun(engine, new StackLocks(locks))
                .run(demo, OneOff.of("ingest", "sh", "-c", "echo 2022-02-05; exit 4"), streams, news -> {});

        assertThat(code).isEqualTo(4);
        assertThat(output.toString(UTF_8)).isEqualTo("2022-02-05\n");
        var state = ObservedState.read(engine, "demo");
        assertThat(state.status("db")).isEqualTo(ServiceStatus.RUNNING);
        assertThat(state.oneOffs()).singleElement().satisfies(run -> {
            assertThat(run.name()).matches("demo-ingest-run-[0-9a-f]{12}");
            assertThat(run.label(ComposeLabels.SLUG)).hasSize(64);
            assertThat(run.label(ComposeLabels.NUMBER)).isEmpty();
        });
    }

    @Test
    void removesItsContainerWhenAskedTo() throws InterruptedException {
        var demo = project("demo", service("ingest"));

        new OneOffRun(engine, new StackLocks(locks))
                .run(demo, OneOff.of("ingest", "true").removed(), streams, news -> {});

        assertThat(ObservedState.read(engine, "demo").oneOffs()).isEmpty();
    }
}
