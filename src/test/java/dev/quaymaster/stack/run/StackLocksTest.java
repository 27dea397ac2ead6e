package dev.quaymaster.stack.run;

import static dev.quaymaster.stack.TestService.project;
import static dev.quaymaster.stack.TestService.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quaymaster.engine.FakeEngine;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.files.LockException;
import dev.quaymaster.files.LockingProcess;
import dev.quaymaster.stack.Request.Up;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackLocksTest {

    private final Path home;
    private final StackLocks locks;

    StackLocksTest(@TempDir Path home) {
        this.home = home;
        locks = new StackLocks(home.resolve("state/locks"));
    }

    @Test
    void aStackThatIsBeingRestoredDoesNotStart() {
        try (var engine = new FakeEngine("web:1");
                var _ = locks.take("demo", "restore of demo-1")) {
            var runner = new StackRunner(engine, locks);

            assertThatExceptionOfType(LockException.class)
                    .isThrownBy(() -> runner.run(project("demo", service("web")), Up.of(), news -> {}))
                    .withMessageMatching("Another run works on demo \\(restore of demo-1, process \\d+\\)\\."
                            + " Wait until it has ended, then try again\\.");
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
        var second = CompletableFuture.supplyAsync(() -> {
            try {
                return locks.await(List.of("demo"), "backup of demo", Duration.ofMinutes(5));
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

    @Test
    void whoWaitsDoesNotLetGoOfTheLockOfTheOneInThisProcess() {
        try (var _ = locks.take("demo", "up of demo")) {
            assertThatExceptionOfType(LockException.class)
                    .isThrownBy(() -> locks.await(List.of("demo"), "backup", Duration.ofMillis(700)));

            assertThat(LockingProcess.gets(home.resolve("state/locks/demo.lock")))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../Cargo",
                "/etc/cron.d/job",
                "proj/yarn",
                "..",
                "",
                "a\\..\\b",
                "C:\\proj",
                "con",
                "Demo",
                "with space and \n line end",
                "ünïcode",
                ".hidden"
            })
    void noNameLeadsOutOfTheFolderOrToTheFileOfAnother(String project) throws Exception {
        var yarn =
                Files.writeString(Files.createDirectories(home.resolve("proj")).resolve("yarn.lock"), "yarn");
        var cargo = Files.writeString(home.resolve("Cargo.lock"), "[[package]]");
        try (var _ = locks.take("demo", "up of demo");
                var _ = locks.take(project, "restore of " + project)) {
            assertThatExceptionOfType(LockException.class).isThrownBy(() -> locks.take(project, "up"));
            assertThat(namesIn(home.resolve("state/locks")))
                    .hasSize(4)
                    .allMatch(name -> name.matches("(demo|_[0-9a-f]{64})\\.lock(\\.holder)?"));
        }
        assertThat(yarn).hasContent("yarn");
        assertThat(cargo).hasContent("[[package]]");
        assertThat(namesIn(home)).containsExactlyInAnyOrder("state", "proj", "Cargo.lock");
    }

    @Test
    void aNameOfAnyLengthHasALock() {
        try (var held = locks.take("x".repeat(5000), "up")) {
            assertThat(held.locks()).hasSize(1);
        }
    }

    @Test
    void plainNamesKeepTheFileThatEarlierVersionsLock() {
        for (var project : List.of("demo", "0-my_stack", "prefect-v2")) {
            locks.take(project, "up").close();
            assertThat(home.resolve("state/locks/" + project + ".lock")).isEmptyFile();
        }
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
