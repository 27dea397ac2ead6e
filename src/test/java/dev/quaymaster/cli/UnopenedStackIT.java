package dev.quaymaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.Lab;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.docker.DockerEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Labels of a stack that runs, but was never opened in the window, on a real engine.
class UnopenedStackIT {

    @TempDir
    Path folder;

    private final Lab lab = new Lab();
    private String stack = "";
    private CommandLineRun line;

    @BeforeEach
    void startTheStack() throws IOException {
        stack = lab.stack() + "-unopened";
        Files.writeString(folder.resolve("compose.yaml"), """
                name: %s
                services:
                  app:
                    image: quaymaster-test/busybox
                    command: sleep 600
                    stop_grace_period: 0s
                    labels: {backup.enable: "true", backup.schedule: "0 3 * * *"}
                    volumes: ["data:/d"]
                volumes: {data: }
                """.formatted(stack));
        var environment = new HashMap<>(System.getenv());
        environment.put("QUAYMASTER_HOME", folder.resolve("home").toString());
        line = new CommandLineRun(folder, environment, DockerEngine::connect);
        succeed("up");
    }

    @AfterEach
    void clean() {
        line.run("down", "--volumes", "--yes");
        lab.close();
    }

    @Test
    void itsPlanIsListedAndRun() throws IOException {
        var plan = stack + " from labels";
        assertThat(succeed("backup", "plan", "ls")).contains(plan);
        OlderPlans.lookedAfter(folder.resolve("home"), Instant.now().minusSeconds(100_000), List.of(plan));

        assertThat(succeed("agent", "--once")).contains(plan + ": id ");

        assertThat(new BackupStore(folder.resolve("home/backups")).list())
                .singleElement()
                .satisfies(set -> assertThat(set.volumes()).containsExactly(stack + "_data"));
    }

    @Test
    void whereItsFileIsGoneThatIsToldByNameAndMended() throws IOException {
        Files.move(folder.resolve("compose.yaml"), folder.resolve("moved.yaml"));
        var told = "Labels of stack " + stack + " ask for backups that nobody makes: ";
        assertThat(line.run("backup", "plan", "ls").err()).contains("warning: " + told);
        assertThat(line.run("doctor").out()).contains("BAD  plans: " + told);
        assertThat(line.run("agent", "--once").err()).contains(told);

        succeed("backup", "plan", "add", "mine", "--stack", stack);
        assertThat(line.run("backup", "plan", "ls").err()).doesNotContain(told);
        Files.move(folder.resolve("moved.yaml"), folder.resolve("compose.yaml"));
    }

    private String succeed(String... args) {
        var outcome = line.run(args);
        assertThat(outcome.code()).as(outcome.all()).isZero();
        return outcome.out();
    }
}
