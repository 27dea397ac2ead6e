package dev.quaymaster.stack.run;

import static dev.quaymaster.stack.TestService.project;
import static dev.quaymaster.stack.TestService.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quaymaster.engine.FakeEngine;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.files.LockException;
import dev.quaymaster.stack.Request.Up;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackLocksTest {

    private final StackLocks locks;

    StackLocksTest(@TempDir Path folder) {
        locks = new StackLocks(folder);
    }

    @Test
    void aStackThatIsBeingRestoredDoesNotStart() {
        try (var engine = new FakeEngine("web:1");
                var _ = locks.take("demo", "restore of demo-1")) {
            var runner = new StackRunner(engine, locks);

            assertThatExceptionOfType(LockException.class)
                    .isThrownBy(
                            () -> runner.run(project("demo", service("web")), Up.of(), news -> {}))
                    .withMessageMatching(
                            "Another run works on demo \\(restore of demo-1, process \\d+\\)\\. Wait until it has ended, then try again\\.");
            assertThat(engine.containers(LabelFilter.all())).isEmpty();
        }
    }

    @Test
    void oneThatCannotHaveAllTakesNone() {
        try (var _ = locks.take("two", "up of two")) {
            assertThatExceptionOfType(LockException.class)
                    .isThrownBy(() -> locks.takeAll(List.of("one", "two"), "restore"));
            try (var free = locks.take("one", "up of one")) {
                assertThat(free.locks()).hasSize(1);
            }
        }
    }

    @Test
    void whoWaitsGetsTheStackWhenTheOtherRunEnds() throws Exception {
        var first = locks.take("demo", "up of demo");
        var second =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return locks.await(
                                        List.of("demo"), "backup of demo", Duration.ofMinutes(5));
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        first.close();

        try (var held = second.get()) {
            assertThat(held.locks()).hasSize(1);
        }
    }

    @Test
    void whoWaitsInVainIsToldByWhom() {
        try (var _ = locks.take("demo", "up of demo")) {
            assertThatExceptionOfType(LockException.class)
                    .isThrownBy(() -> locks.await(List.of("demo"), "backup of demo", Duration.ZERO))
                    .withMessageContaining("up of demo");
        }
    }
}
