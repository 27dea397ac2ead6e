package dev.quaymaster.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quaymaster.engine.FakeEngine;
import dev.quaymaster.stack.run.StackLocks;
import dev.quaymaster.stack.run.StackRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackMonitorTest {

    /// Only events wake it: it would look by itself an hour later.
    private static final StackMonitor.Timing QUICK =
            new StackMonitor.Timing(Duration.ZERO, Duration.ofHours(1), Duration.ofMillis(1));

    private final FakeEngine engine = new FakeEngine("web:1");
    private final List<MonitorUpdate> updates = new CopyOnWriteArrayList<>();

    @TempDir
    private Path locks;

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @Test
    void tellsHowTheStackIsAtOnceAndAfterEveryChange() throws InterruptedException {
        try (var _ = new StackMonitor(engine, "demo", updates::add, QUICK)) {
            await().until(() -> lastStatus() == ServiceStatus.NOT_CREATED);

            var demo = TestService.project("demo", TestService.service("web").command("sleep", "600"));
            new StackRunner(engine, new StackLocks(locks)).run(demo, Request.Up.of(), news -> {});
            await().until(() -> lastStatus() == ServiceStatus.RUNNING);

            engine.dies("demo-web-1", 1);
            await().until(() -> lastStatus() == ServiceStatus.FAILED);
        }
    }

    @Test
    void saysOnceThatTheEngineIsLostAndLooksAgainWhenItIsBack() {
        try (var _ = new StackMonitor(engine, "demo", updates::add, QUICK)) {
            await().until(() -> updates.size() == 1);

            engine.unreachable(true);
            await().until(() -> updates.getLast() instanceof MonitorUpdate.Lost);
            engine.unreachable(false);
            await().until(() -> updates.getLast() instanceof MonitorUpdate.Observed);

            assertThat(updates).filteredOn(MonitorUpdate.Lost.class::isInstance).hasSize(1);
        }
    }

    @Test
    void saysNothingAfterItWasClosed() {
        var monitor = new StackMonitor(engine, "demo", updates::add, QUICK);
        await().until(() -> !updates.isEmpty());
        monitor.close();
        updates.clear();

        engine.unreachable(true);

        await().during(Duration.ofMillis(300)).until(updates::isEmpty);
    }

    private ServiceStatus lastStatus() {
        return !updates.isEmpty() && updates.getLast() instanceof MonitorUpdate.Observed observed
                ? observed.state().status("web")
                : ServiceStatus.STOPPED;
    }
}
