package dev.quaymaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.FakeEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `config` answers with the same lists and models as the command of that name of docker compose.
class ConfigCommandTest {

    @TempDir
    Path folder;

    private CommandLineRun line;

    @BeforeEach
    void writeAShop() throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), """
                name: shop
                services:
                  web:
                    image: nginx:${TAG:-1}
                    ports: ["${PORT:?choose one}:80"]
                    depends_on: [db]
                    env_file: [missing.env]
                    x-note: kept
                  db:
                    image: postgres
                    volumes: ["data:/data", "./conf:/conf"]
                  cart:
                    build: ./cart
                    profiles: [extra]
                volumes: {data: {}}
                """);
        line = new CommandLineRun(
                folder, Map.of("PORT", "8080", "QUAYMASTER_HOME", folder.toString()), _ -> new FakeEngine());
    }

    private String config(String... options) {
        var args = new String[options.length + 1];
        args[0] = "config";
        System.arraycopy(options, 0, args, 1, options.length);
        var outcome = line.run(args);
        assertThat(outcome.code()).as(outcome.all()).isZero();
        return outcome.out();
    }

    @Test
    void aFileThatCannotBeWrittenIsToldInWords() throws IOException {
        Files.writeString(folder.resolve("missing.env"), "");
        for (var command : List.of("config", "diagram")) {
            var failed = line.run(command, "-o", "nodir/x.svg");

            assertThat(failed.code()).isEqualTo(1);
            assertThat(failed.err())
                    .isEqualTo("%s could not be written: the folder %s does not exist.\n"
                            .formatted(folder.resolve("nodir/x.svg"), folder.resolve("nodir")));
        }
    }

    @Test
    void listsNeedNoEnvFiles() {
        assertThat(config("--services")).isEqualTo("db\nweb\n");
        assertThat(config("--volumes")).isEqualTo("data\n");
        assertThat(config("--networks")).isEqualTo("default\n");
        assertThat(config("--images")).isEqualTo("postgres\nnginx:1\n");
        assertThat(config("--profiles")).isEqualTo("extra\n");
        assertThat(config("--hash", "db")).matches("db [0-9a-f]{64}\n");
    }

    @Test
    void servicesOfAProfileAreSwitchedOnByTheirName() {
        assertThat(config("--images", "cart")).isEqualTo("shop-cart\n");
    }

    @Test
    void onlyAServiceAndWhatItNeedsIsPrinted() {
        assertThat(config("db", "--format", "json")).contains("postgres").doesNotContain("nginx");
        assertThat(line.run("config", "dbb").err()).contains("There is no service \"dbb\". Did you mean \"db\"?");
    }

    @Test
    void variablesStayWhenTheyAreNotFilledIn() {
        assertThat(config("--no-interpolate", "--format", "json"))
                .contains("nginx:${TAG:-1}", "${PORT:?choose one}:80", "\"x-note\": \"kept\"");
    }

    @Test
    void variablesAreListedWithWhatTheFileSaysAboutThem() {
        assertThat(config("--variables")).isEqualTo("""
                        NAME   REQUIRED   DEFAULT VALUE   ALTERNATE VALUE
                        PORT   true
                        TAG    false      1
                        """);
    }

    @Test
    void theEnvironmentIsThatOfTheProject() {
        assertThat(config("--environment")).contains("COMPOSE_PROJECT_NAME=shop\n", "PORT=8080\n");
    }

    @Test
    void pathsStayRelativeOnRequest() {
        assertThat(config("--no-path-resolution", "db")).contains("source: ./conf");
        assertThat(config("db")).contains("source: " + folder.resolve("conf"));
    }

    @Test
    void nothingIsAddedWithoutNormalization() {
        assertThat(config("--no-normalize", "db")).doesNotContain("default");
        assertThat(config("db")).contains("shop_default");
    }

    @Test
    void theYamlIsTheWholeFileWithItsExtensions() throws IOException {
        Files.writeString(folder.resolve("missing.env"), "A=1\n");
        assertThat(config()).contains("x-note: kept").doesNotContain("command:");
        assertThat(config("--format", "json")).doesNotContain("x-note");
    }
}
