package dev.quaymaster.stack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineEndpoint;
import dev.quaymaster.engine.EngineRelay;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.engine.spec.ExecSpec;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.Request.Patience;
import dev.quaymaster.stack.Request.Up;
import dev.quaymaster.stack.ServiceStatus;
import dev.quaymaster.stack.StackException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// What can go wrong while a stack is changed, on the real engine: what was done stays, nothing
/// waits for ever, and the message names the service, the cause and what to do next.
class StackBadDaysIT extends StackLab {

    /// How the attempt fails.
    private StackException failure(Project project, Request request) {
        return failure(engine, project, request);
    }

    private StackException failure(Engine on, Project project, Request request) {
        var failure =
                catchThrowableOfType(StackException.class, () -> runner(on).run(project, request, news -> {}));
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    void theEngineGoesWhileAStackComesUpAndComesBack() throws Exception {
        var project = stack("""
                          db:
                            image: quaymaster-test/busybox
                            command: sleep 600
                            healthcheck: {test: [CMD, test, -f, /ready], interval: 200ms, retries: 100000}
                            stop_grace_period: 0s
                          web:
                            image: quaymaster-test/busybox
                            command: sleep 600
                            stop_grace_period: 0s
                            depends_on: {db: {condition: service_healthy}}
                        """);
        try (var relay = new EngineRelay(folder.resolve("engine.sock"));
                var far = DockerEngine.connect(new EngineEndpoint(relay.host(), "a test"));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var up = threads.submit(() -> failure(far, project, waiting()));
            Awaitility.await().atMost(LONG).until(() -> status("db") == ServiceStatus.STARTING);
            relay.stop();

            var told = up.get(LONG.toSeconds(), TimeUnit.SECONDS);
            assertThat(told.service()).contains("db");
            assertThat(told).hasMessageStartingWith("Service \"db\": the engine was lost in the middle of the work. ");
            assertThat(told.nextStep())
                    .isEqualTo("Bring the engine, or the way to it, back and start again: what is done is not"
                            + " done twice.");

            var db = onlyContainer("db");
            relay.start();
            engine.exec(
                    db.id(),
                    ExecSpec.of("touch", "/ready"),
                    OutputStream.nullOutputStream(),
                    OutputStream.nullOutputStream());
            runner(far).run(project, waiting(), news -> {});

            assertThat(onlyContainer("db").id()).isEqualTo(db.id());
            assertThat(status("db")).isEqualTo(ServiceStatus.HEALTHY);
            assertThat(status("web")).isEqualTo(ServiceStatus.RUNNING);
        }
    }

    @Test
    void aServiceThatNeverGetsHealthyIsNamedWithWhatItsCheckSays() throws IOException {
        var project = stack("""
                          db:
                            image: quaymaster-test/busybox
                            command: sh -c "echo starting; sleep 600"
                            healthcheck: {test: [CMD, sh, -c, "echo no answer on 5432; exit 1"], interval: 200ms, retries: 2}
                            stop_grace_period: 0s
                          web:
                            image: quaymaster-test/busybox
                            command: sleep 600
                            depends_on: {db: {condition: service_healthy}}
                        """);

        var told = failure(project, waiting());

        assertThat(told)
                .hasMessage("Service \"db\" did not start: container %s-db-1 is unhealthy: no answer on 5432."
                        .formatted(name));
        assertThat(told.lastLogLines()).containsExactly("starting");
        assertThat(told.nextStep()).isEqualTo("See its log; correct the cause and start the stack again.");
        assertThat(status("db")).isEqualTo(ServiceStatus.UNHEALTHY);
        assertThat(status("web")).isEqualTo(ServiceStatus.STOPPED);
    }

    @Test
    void aServiceThatStaysStartingIsNotWaitedForLongerThanAsked() throws IOException {
        var project = stack("""
                          db:
                            image: quaymaster-test/busybox
                            command: sleep 600
                            healthcheck: {test: [CMD, "false"], interval: 200ms, start_period: 1h}
                            stop_grace_period: 0s
                        """);

        var told = failure(project, Up.of().waiting(Patience.atMost(Duration.ofSeconds(1))));

        assertThat(told)
                .hasMessage("Service \"db\" did not start: container %s-db-1 was still starting after 1 s."
                        .formatted(name));
        assertThat(status("db")).isEqualTo(ServiceStatus.STARTING);
    }

    @Test
    void aServiceThatExitsAtOnceIsNamedWithItsLastWords() throws IOException {
        var project = stack("""
                          web:
                            image: quaymaster-test/busybox
                            command: sh -c "echo bad configuration; exit 3"
                          other:
                            image: quaymaster-test/busybox
                            command: sleep 600
                            depends_on: {web: {condition: service_completed_successfully}}
                        """);

        var told = failure(project, waiting());

        assertThat(told).hasMessage("Service \"web\" did not start: container %s-web-1 ended with 3.".formatted(name));
        assertThat(told.lastLogLines()).containsExactly("bad configuration");
        assertThat(ObservedState.read(engine, name).words("web")).isEqualTo("failed, exit 3");
        assertThat(status("other")).isEqualTo(ServiceStatus.STOPPED);
    }

    @Test
    void aServiceThatExitsAgainAndAgainIsShownWithItsRestarts() throws Exception {
        var project = stack("""
                          web:
                            image: quaymaster-test/busybox
                            command: sh -c "exit 4"
                            restart: always
                        """);

        runner(engine).run(project, Up.of(), news -> {});

        Awaitility.await()
                .atMost(LONG)
                .until(
                        () -> ObservedState.watch(engine, ObservedState.nothing(name))
                                .words("web"),
                        words -> words.matches("restarting, exit 4, \\d+ restarts"));
    }

    @Test
    void aServiceWhoseProgramIsMissingIsNamed() throws IOException {
        var project = stack("""
                          web:
                            image: quaymaster-test/busybox
                            command: [no-such-program]
                        """);

        var told = failure(project, Up.of());

        assertThat(told)
                .hasMessageStartingWith("Service \"web\" could not be started: container " + name + "-web-1: ")
                .hasMessageContaining("no-such-program");
        assertThat(told.nextStep()).isNotEmpty();
    }

    @Test
    void aFullVolumeIsToldInTheServicesOwnWordsAndTheVolumeStays() throws IOException {
        var project = stack("""
                          web:
                            image: quaymaster-test/busybox
                            command: sh -c "dd if=/dev/zero of=/data/big bs=64k count=64 2>&1"
                            volumes: [data:/data]
                          after:
                            image: quaymaster-test/busybox
                            command: sleep 600
                            depends_on: {web: {condition: service_completed_successfully}}
                        volumes:
                          data: {driver: local, driver_opts: {type: tmpfs, device: tmpfs, o: size=1m}}
                        """);

        var told = failure(project, waiting());

        assertThat(told.service()).contains("web");
        assertThat(told.lastLogLines()).anyMatch(line -> line.contains("No space left on device"));
        assertThat(engine.volume(name + "_data")).isPresent();
    }

    @Test
    void aFullDiskOfTheEngineIsNamedAndWhatRanBeforeGoesOn() throws Exception {
        var before = stack("""
                          db:
                            image: quaymaster-test/busybox
                            command: sleep 600
                            stop_grace_period: 0s
                        """);
        runner(engine).run(before, Up.of(), news -> {});
        var db = onlyContainer("db");
        var project = stack("""
                          db:
                            image: quaymaster-test/busybox
                            command: sleep 600
                            stop_grace_period: 0s
                            environment: {LEVEL: DEBUG}
                        """);
        try (var relay = new EngineRelay(folder.resolve("engine.sock"));
                var far = DockerEngine.connect(new EngineEndpoint(relay.host(), "a test"))) {
            relay.refuse("POST /containers/create", "write /var/lib/docker/containers/tmp: no space left on device");

            var told = failure(far, project, Up.of());

            assertThat(told.service()).contains("db");
            assertThat(told)
                    .hasMessageStartingWith("Service \"db\": container ")
                    .hasMessageContaining("the disk of the engine's machine is full");
            assertThat(told.nextStep()).isEqualTo("Make room on the engine's disk and try again.");
            assertThat(onlyContainer("db").id()).isEqualTo(db.id());
            assertThat(status("db")).isEqualTo(ServiceStatus.RUNNING);
        }
        runner(engine).run(project, Up.of(), news -> {});
        assertThat(status("db")).isEqualTo(ServiceStatus.RUNNING);
    }
}
