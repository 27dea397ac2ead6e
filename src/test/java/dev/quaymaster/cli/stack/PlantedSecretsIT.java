package dev.quaymaster.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.cli.CommandLineRun;
import dev.quaymaster.engine.docker.DockerEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stack with a secret of every form in it; none is seen in what shows its changes.
class PlantedSecretsIT {

    /// `HUSH` stands for a secret; a number is added to change it.
    private static final String STACK = """
            services:
              app:
                image: quaymaster-test/busybox:latest
                command: ["sh", "-c", "sleep 600", "sh", "--password", "HUSH", "--api-key=HUSH", "redis://u:HUSH@db:6379"]
                stop_grace_period: 0s
                environment:
                  DATABASE: "jdbc:postgresql://db:5432/app?user=u&password=HUSH&ssl=true"
                  DSN: "https://HUSH@sentry.example/1"
                  ODBC: "Server=db:1433;Uid=sa;Pwd=HUSH;"
                  HOOK: "http://db:8080/x?a=b&token=HUSH"
                  PLAIN_TOKEN: HUSH
                labels:
                  hook.url: "http://x/?sig=HUSH"
                  api-key: HUSH
                healthcheck:
                  test: ["CMD-SHELL", "curl -u admin:HUSH http://db:80 && PGPASSWORD=HUSH pg_isready && mysqladmin -u root -pHUSH ping"]
                  interval: 1h
                post_start:
                  - command: ["true", "mc", "alias", "set", "local", "http://db:9000", "admin", "HUSH"]
              db:
                image: quaymaster-test/busybox:latest
                command: ["sleep", "600"]
                stop_grace_period: 0s
                entrypoint: ["env", "TOKEN=HUSH"]
                volumes: [data:/data]
            volumes:
              data: {labels: {note: "login with --token HUSH"}}
            """;

    @TempDir
    private Path folder;

    private CommandLineRun line = new CommandLineRun(Path.of("/"), System.getenv(), DockerEngine::connect);

    @BeforeEach
    void begin() {
        var environment = new HashMap<>(System.getenv());
        environment.put("QUAYMASTER_HOME", folder.resolve("home").toString());
        environment.put(
                "COMPOSE_PROJECT_NAME", "qmhush-" + UUID.randomUUID().toString().substring(0, 8));
        line = new CommandLineRun(folder, environment, DockerEngine::connect);
    }

    @AfterEach
    void takeDown() {
        line.run("down", "--volumes", "--yes", "-t", "0");
    }

    private void compose(String secret) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), STACK.replace("HUSH", secret));
    }

    @Test
    void noPlantedSecretIsSeen() throws IOException {
        compose("HUSHold");
        var up = line.run("up", "-d");
        assertThat(up.code()).as(up.all()).isZero();
        compose("HUSHnew");

        for (var command : List.of(
                List.of("plan"),
                List.of("plan", "--json"),
                List.of("up", "--dry-run"),
                List.of("up", "--dry-run", "--json"),
                List.of("ps"),
                List.of("ps", "--json"),
                List.of("ls", "--json"))) {
            var shown = line.run(command.toArray(String[]::new)).all();
            assertThat(shown).as(String.join(" ", command)).doesNotContain("HUSH");
        }
        assertThat(line.run("plan").out())
                .contains("command sh -c sleep 600 sh --password ••••• --api-key=•••••")
                .contains("label hook.url http://x/?sig=•••••");
        for (var file : List.of("d.svg", "d.mmd")) {
            assertThat(line.run("diagram", "-o", file).code()).isZero();
            assertThat(folder.resolve(file)).content().contains("db").doesNotContain("HUSH");
        }
    }
}
