package dev.quaymaster.stack.images;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.cli.CommandLineRun;
import dev.quaymaster.cli.CommandLineRun.Outcome;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.Image;
import dev.quaymaster.engine.RemoveOptions;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.engine.spec.ContainerSpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Images of a registry that wants a log-in, fetched, built upon and compared by the real engine.
class RegistryIT {

    private final String stack = "qmreg-" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private final Engine engine = DockerEngine.connect(EngineLocator.locate(System.getenv(), Optional.empty()));
    private final Set<String> images = new LinkedHashSet<>();
    private final LoopbackRegistry registry;
    private final CommandLineRun line;
    private final Path folder;

    RegistryIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        registry = new LoopbackRegistry();
        environment.put("QUAYMASTER_HOME", folder.resolve("home").toString());
        environment.put("COMPOSE_PROJECT_NAME", stack);
        environment.put("DOCKER_CONFIG", folder.toString());
        line = new CommandLineRun(folder, environment, endpoint -> DockerEngine.connect(endpoint, environment));
    }

    @BeforeEach
    void useAnImageOfTheRegistry() throws IOException {
        compose("""
                services:
                  app:
                    image: %s
                    command: sleep 600
                    stop_grace_period: 0s
                """.formatted(publish("1")));
    }

    @AfterEach
    void removeEverything() throws IOException {
        line.run("down", "--remove-orphans", "-t", "0");
        for (var image : images) {
            try {
                engine.removeImage(image);
            } catch (EngineException e) {
                assertThat(e.kind()).isEqualTo(EngineException.Kind.NOT_FOUND);
            }
        }
        engine.close();
        registry.close();
    }

    @Test
    void aLogInOfTheDockerConfigFileOpensTheRegistry() throws IOException {
        logIn(LoopbackRegistry.PASSWORD);

        succeed("pull");

        assertThat(succeed("up", "--pull", "never").code()).isZero();
        assertThat(version()).isEqualTo("1\n");
    }

    @Test
    void aCredentialHelperOpensTheRegistry() throws Exception {
        var helper = folder.resolve("docker-credential-qmtest");
        Files.writeString(helper, """
                #!/bin/sh
                read -r server
                [ "$1" = get ] && [ "$server" = %s ] || exit 1
                echo '{"ServerURL": "%s", "Username": "%s", "Secret": "%s"}'
                """.formatted(
                        registry.host(), registry.host(), LoopbackRegistry.USER, LoopbackRegistry.PASSWORD));
        Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwx------"));
        config("{\"credHelpers\": {\"%s\": \"qmtest\"}}".formatted(registry.host()));

        assertThat(ownProcess("-f", folder.resolve("compose.yaml").toString(), "pull"))
                .endsWith("exit 0");

        assertThat(engine.image(image())).isPresent();
    }

    /// Programs are found on the path of the process alone.
    private String ownProcess(String... arguments) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("java.class.path");
        var command = new ArrayList<>(List.of(java, "-cp", classes));
        command.add("dev.quaymaster.Main");
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().merge("PATH", folder.toString(), (old, own) -> own + File.pathSeparator + old);
        var process = builder.redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return output + "exit " + process.waitFor();
    }

    @Test
    void aWrongPasswordAndNoneAreToldInPlainWords() throws IOException {
        for (var password : List.of("wrong", "")) {
            if (!password.isEmpty()) {
                logIn(password);
            } else {
                config("{}");
            }
            var outcome = line.run("pull");

            assertThat(outcome.code()).as(outcome.all()).isEqualTo(1);
            assertThat(outcome.err())
                    .contains("\"app\"", image(), "docker login")
                    .doesNotContain("wrong");
        }
    }

    @Test
    void aNewerImageIsToldOnDemandAndThenTaken() throws IOException {
        logIn(LoopbackRegistry.PASSWORD);
        assertThat(line.run("update", "--check").out()).contains(image(), "not fetched yet");
        succeed("up");
        assertThat(succeed("update", "--check").out()).contains(image(), "app", "up to date");
        engine.image(image()).map(Image::id).ifPresent(images::add);

        publish("2");
        var check = line.run("update", "--check");

        assertThat(check.code()).isEqualTo(2);
        assertThat(check.out()).contains("newer image available");
        assertThat(version()).isEqualTo("1\n");
        succeed("update");
        assertThat(version()).isEqualTo("2\n");
        assertThat(succeed("update", "--check").out()).contains("up to date");
    }

    @Test
    void aRegistryThatCannotBeAskedIsAFindingAndNoFailureOfTheRest() throws IOException {
        logIn(LoopbackRegistry.PASSWORD);
        succeed("pull");
        logIn("changed meanwhile");
        var refused = line.run("update", "--check");
        registry.close();
        var silent = line.run("update", "--check");

        assertThat(refused.code()).as(refused.all()).isEqualTo(3);
        assertThat(refused.out()).contains("docker login");
        assertThat(silent.code()).as(silent.all()).isEqualTo(3);
        assertThat(silent.out()).contains("can't reach the registry");
    }

    @Test
    void anImageIsBuiltUponOneOfTheRegistry() throws IOException {
        compose("""
                services:
                  app:
                    command: sleep 600
                    stop_grace_period: 0s
                    build:
                      context: .
                      dockerfile_inline: |
                        FROM %s
                        RUN echo "on $$VERSION" > /made
                """.formatted(image()));
        config("{}");
        assertThat(line.run("build").err()).contains("\"app\"", "docker login");
        assertThat(engine.image(image())).isEmpty();
        images.add(stack + "-app");
        logIn(LoopbackRegistry.PASSWORD);

        succeed("build");

        succeed("up");
        assertThat(succeed("exec", "-T", "app", "cat", "/made").out()).isEqualTo("on 1\n");
    }

    private String version() {
        return succeed("exec", "-T", "app", "sh", "-c", "echo $VERSION").out();
    }

    private String image() {
        return registry.host() + "/fleet/" + stack + ":stable";
    }

    /// An image with the shell and the tools of the small test image.
    private String publish(String version) throws IOException {
        var name = registry.publish("fleet/" + stack, "stable", tools(), version);
        images.add(name);
        return name;
    }

    private byte[] tools() throws IOException {
        var id = engine.create(ContainerSpec.of(stack + "-tools", "quaymaster-test/busybox"));
        try (var tar = engine.readArchive(id, "/bin")) {
            return tar.readAllBytes();
        } finally {
            engine.remove(id, RemoveOptions.FORCE_WITH_VOLUMES);
        }
    }

    private void logIn(String password) throws IOException {
        var login = (LoopbackRegistry.USER + ":" + password).getBytes(UTF_8);
        config("{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}"
                .formatted(registry.host(), Base64.getEncoder().encodeToString(login)));
    }

    private void config(String json) throws IOException {
        Files.writeString(folder.resolve("config.json"), json);
    }

    private void compose(String text) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), text);
    }

    private Outcome succeed(String... args) {
        var outcome = line.run(args);
        assertThat(outcome.code()).as(outcome.all()).isZero();
        return outcome;
    }
}
