package dev.quaymaster.stack.run;

import static dev.quaymaster.stack.TestService.project;
import static dev.quaymaster.stack.TestService.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quaymaster.compose.model.Condition;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.FakeEngine;
import dev.quaymaster.engine.Health;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.EndpointSpec;
import dev.quaymaster.engine.spec.Networking;
import dev.quaymaster.engine.spec.PortSpec;
import dev.quaymaster.engine.spec.ProcessSpec;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Progress;
import dev.quaymaster.stack.ProtectedVolumes;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.Request.Patience;
import dev.quaymaster.stack.Request.Up;
import dev.quaymaster.stack.ServiceStatus;
import dev.quaymaster.stack.StackException;
import dev.quaymaster.stack.TestRequests;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackRunnerTest {

    private final FakeEngine engine = new FakeEngine("web:1", "db:1", "job:1");
    private final StackLocks locks;
    private final StackRunner runner;
    private final List<Progress> progress = new CopyOnWriteArrayList<>();

    StackRunnerTest(@TempDir Path folder) {
        locks = new StackLocks(folder);
        runner = new StackRunner(engine, locks);
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    private static Project demo() {
        return project(
                "demo",
                service("web").command("sleep", "600").needsHealthy("db"),
                service("db").command("sleep", "600").volume("data", "/data").checked("CMD", "x"));
    }

    @Test
    void bringsAStackUpAndDownAgain() throws InterruptedException {
        runner.run(demo(), Up.of().waiting(Patience.UNLIMITED), progress::add);

        var state = ObservedState.read(engine, "demo");
        assertThat(state.status("db")).isEqualTo(ServiceStatus.HEALTHY);
        assertThat(state.status("web")).isEqualTo(ServiceStatus.RUNNING);
        assertThat(runner.plan(demo(), Up.of()).isEmpty()).isTrue();

        runner.run(demo(), TestRequests.downWithVolumes(), progress::add);

        assertThat(ObservedState.read(engine, "demo")).isEqualTo(ObservedState.nothing("demo"));
    }

    @Test
    void aVolumeThatIsLockedAfterThePlanWasMadeStays() throws InterruptedException {
        var asked = new AtomicInteger();
        var locking = new StackRunner(
                engine,
                locks,
                () -> asked.incrementAndGet() == 1
                        ? ProtectedVolumes.NONE
                        : new ProtectedVolumes(Map.of("demo_data", "other")));
        var project = demo();
        locking.run(project, Up.of(), progress::add);

        assertThatExceptionOfType(StackException.class)
                .isThrownBy(() -> locking.run(project, TestRequests.downWithVolumes(), progress::add))
                .withMessage("Volume demo_data shows the same data as volume other, which is locked, so"
                        + " it was not removed.");
        assertThat(engine.volume("demo_data")).isPresent();
    }

    @Test
    void whichVolumesAreLockedIsAskedOnlyWhenSomeWouldGo() throws InterruptedException {
        var locking = new StackRunner(engine, locks, () -> {
            throw new IllegalStateException("the settings can't be read");
        });
        locking.run(demo(), Up.of(), progress::add);
        locking.run(demo(), TestRequests.downKeepingVolumes(), progress::add);
        locking.run(demo(), Up.of(), progress::add);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> locking.plan(demo(), TestRequests.downWithVolumes()));
    }

    @Test
    void aNetworkThatTheEngineHasNotLetGoYetIsRemovedAllTheSame() throws InterruptedException {
        runner.run(demo(), Up.of(), progress::add);
        engine.faults()
                .next(
                        "remove network demo_default",
                        new EngineException(EngineException.Kind.CONFLICT, "It has active endpoints."));

        runner.run(demo(), TestRequests.downWithVolumes(), progress::add);

        assertThat(ObservedState.read(engine, "demo")).isEqualTo(ObservedState.nothing("demo"));
        assertThat(progress).noneMatch(Progress.Warned.class::isInstance);
    }

    @Test
    void aPausedServiceIsNotGivenUpForTheCheckThatThePauseCutShort() throws InterruptedException {
        runner.run(demo(), Up.of().waiting(Patience.UNLIMITED), progress::add);
        runner.run(demo(), new Request.Pause(List.of()), progress::add);
        engine.becomes("demo-db-1", Health.UNHEALTHY);
        engine.faults().forgetCalls();

        var running = start(demo(), Up.of().waiting(Patience.UNLIMITED));
        await().until(() -> engine.faults().calls().contains("unpause demo-db-1"));
        engine.becomes("demo-db-1", Health.HEALTHY);
        running.join();

        var state = ObservedState.read(engine, "demo");
        assertThat(state.status("db")).isEqualTo(ServiceStatus.HEALTHY);
        assertThat(state.status("web")).isEqualTo(ServiceStatus.RUNNING);
    }

    @Test
    void startsADependentOnlyWhenItsDependencyIsHealthy() throws InterruptedException {
        engine.startsAs("demo-db-1", Health.STARTING);
        var running = start(demo(), Up.of());
        await().until(() -> engine.faults().calls().contains("start demo-db-1"));

        assertThat(engine.faults().calls()).doesNotContain("start demo-web-1");
        engine.becomes("demo-db-1", Health.HEALTHY);
        running.join();

        assertThat(engine.faults().calls()).endsWith("start demo-web-1");
    }

    @Test
    void saysThatMemoryMayHaveRunOutWhenAServiceWasKilledAndTheEngineDoesNotKnowWhy() {
        var demo = project(
                "demo", service("web").needsCompleted("job"), service("job").command("sh", "-c", "exit 137"));

        assertThatThrownBy(() -> runner.run(demo, Up.of(), progress::add))
                .hasMessage("Service \"job\" did not start: container demo-job-1 ended with 137: it was"
                        + " killed, perhaps for lack of memory.");
    }

    @Test
    void namesTheServiceAndItsLastLinesWhenADependencyFails() {
        var demo = project(
                "demo",
                service("web").needsCompleted("job"),
                service("job").command("sh", "-c", "echo no such table; exit 3"));

        assertThatThrownBy(() -> runner.run(demo, Up.of(), progress::add))
                .isInstanceOfSatisfying(StackException.class, e -> {
                    assertThat(e.service()).contains("job");
                    assertThat(e).hasMessage("Service \"job\" did not start: container demo-job-1" + " ended with 3.");
                    assertThat(e.lastLogLines()).containsExactly("no such table");
                });
        assertThat(ObservedState.read(engine, "demo").status("web")).isEqualTo(ServiceStatus.STOPPED);
    }

    @Test
    void goesOnWithAWarningWhenTheDependencyIsOptional() throws InterruptedException {
        var demo = project(
                "demo",
                service("web").command("sleep", "600").needs("job", Condition.COMPLETED_SUCCESSFULLY, false, false),
                service("job").command("sh", "-c", "exit 3"));

        runner.run(demo, Up.of(), progress::add);

        assertThat(progress).hasAtLeastOneElementOfType(Progress.Warned.class);
        assertThat(ObservedState.read(engine, "demo").status("web")).isEqualTo(ServiceStatus.RUNNING);
    }

    @Test
    void givesUpWaitingWhenTheTimeIsOver() {
        engine.startsAs("demo-db-1", Health.STARTING);
        var alone = project("demo", service("db").command("sleep", "600").checked("CMD", "x"));

        assertThatThrownBy(() -> runner.run(alone, Up.of().waiting(Patience.atMost(Duration.ZERO)), progress::add))
                .hasMessage("Service \"db\" did not start: container demo-db-1 was still starting after" + " 0 s.");
    }

    @Test
    void givesUpWaitingForWhatIsUnhealthy() {
        engine.startsAs("demo-db-1", Health.UNHEALTHY);

        assertThatThrownBy(() -> runner.run(demo(), Up.of(), progress::add))
                .hasMessageStartingWith("Service \"db\" did not start: container demo-db-1 is unhealthy");
    }

    @Test
    void pullsWhatIsMissingAndSaysWhereAnImageCannotBeHad() throws InterruptedException {
        engine.offer("cache:7");
        runner.run(project("demo", service("cache").image("cache:7").command("sleep", "9")), Up.of(), progress::add);
        assertThat(engine.faults().calls()).startsWith("pull cache:7");

        var demo = project("demo", service("web").image("nowhere:1"));
        assertThatThrownBy(() -> runner.run(demo, Up.of(), progress::add))
                .hasMessageStartingWith("The image nowhere:1 of service \"web\" could not be had: ");
    }

    @Test
    void saysWhichContainerHasThePort() {
        var other = ContainerSpec.of("grafana", "web:1")
                .withProcess(ProcessSpec.of("sleep", "600"))
                .withNetworking(Networking.of(
                        "bridge", EndpointSpec.of(), List.of(new PortSpec("127.0.0.1", "8080", 80, "tcp"))));
        engine.start(engine.create(other));
        engine.faults()
                .next(
                        "start demo-web-1",
                        new EngineException(
                                EngineException.Kind.FAILED,
                                "driver failed programming external connectivity: Bind for"
                                        + " 127.0.0.1:8080 failed: port is already allocated"));

        assertThatThrownBy(() -> runner.run(project("demo", service("web").port("8080", 80)), Up.of(), progress::add))
                .hasMessage(
                        "Service \"web\" could not be started: port 8080 is already used by" + " container grafana.");
    }

    @Test
    void leavesRunningWhatRunsWhenAnotherServiceFails() {
        engine.faults().always("start demo-web-1", new EngineException(EngineException.Kind.FAILED, "no such device"));

        assertThatThrownBy(() -> runner.run(demo(), Up.of(), progress::add)).isInstanceOf(StackException.class);
        assertThat(ObservedState.read(engine, "demo").status("db")).isEqualTo(ServiceStatus.HEALTHY);
        assertThat(progress).last().isInstanceOf(Progress.Failed.class);
    }

    @Test
    void replacesAChangedContainerAndKeepsItsNameAndUnnamedVolume() throws InterruptedException {
        var before = project(
                "demo", service("web").command("sleep", "9").env("A", "1").unnamedVolume("/d"));
        var after = project(
                "demo", service("web").command("sleep", "9").env("A", "2").unnamedVolume("/d"));
        runner.run(before, Up.of(), progress::add);
        var old = engine.inspect("demo-web-1").container();

        runner.run(after, Up.of(), progress::add);

        var made = engine.inspect("demo-web-1").container();
        assertThat(made.id()).isNotEqualTo(old.id());
        assertThat(made.mounts()).isEqualTo(old.mounts());
        assertThat(runner.plan(after, Up.of()).isEmpty()).isTrue();
    }

    @Test
    void goesOnAfterAnUpdateThatWasKilledAtAnyStep() throws InterruptedException {
        var before = project("demo", service("web").command("sleep", "9").env("A", "1"));
        var after = project("demo", service("web").command("sleep", "9").env("A", "2"));
        for (var killedAt : List.of("stop", "remove", "rename", "start")) {
            runner.run(before, Up.of(), progress::add);
            engine.faults().next(killedAt + " ", new EngineException(EngineException.Kind.FAILED, "killed"));
            assertThatThrownBy(() -> runner.run(after, Up.of(), progress::add)).isInstanceOf(StackException.class);

            runner.run(after, Up.of(), progress::add);

            var state = ObservedState.read(engine, "demo");
            assertThat(state.containers("web")).extracting(c -> c.name()).containsExactly("demo-web-1");
            assertThat(state.status("web")).as("killed at " + killedAt).isEqualTo(ServiceStatus.RUNNING);
        }
    }

    @Test
    void stopsWaitingWhenInterrupted() throws InterruptedException {
        engine.startsAs("demo-db-1", Health.STARTING);
        var running = start(demo(), Up.of());
        await().until(() -> engine.faults().calls().contains("start demo-db-1"));

        running.interrupt();
        running.join();

        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        assertThat(ObservedState.read(engine, "demo").status("db")).isEqualTo(ServiceStatus.STARTING);
    }

    @Test
    void downGoesOnWhereANetworkIsStillInUse() throws InterruptedException {
        runner.run(demo(), Up.of(), progress::add);
        var guest = engine.create(ContainerSpec.of("guest", "web:1")
                .withNetworking(Networking.ofMode("demo_default"))
                .withProcess(ProcessSpec.of("sleep", "600")));
        engine.start(guest);

        runner.run(demo(), TestRequests.downWithVolumes(), progress::add);

        assertThat(progress)
                .filteredOn(Progress.Warned.class::isInstance)
                .extracting(news -> ((Progress.Warned) news).warning())
                .containsExactly("Can't remove network demo_default: it has active endpoints.");
        assertThat(engine.volume("demo_data")).isEmpty();
    }

    private final AtomicReference<Throwable> ended = new AtomicReference<>(new AssertionError());

    private Thread start(Project project, Request request) {
        return Thread.ofVirtual().start(() -> {
            try {
                runner.run(project, request, progress::add);
            } catch (InterruptedException | RuntimeException e) {
                ended.set(e);
            }
        });
    }
}
