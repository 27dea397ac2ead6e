package dev.quaymaster.backup.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.NotSaved;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What labels say was written by anybody.
@Timeout(30)
class StackFilesTest {

    private static final String CONFIG_FILES = "com.docker.compose.project.config_files";
    private static final String ENV_FILES = "com.docker.compose.project.environment_file";

    @TempDir
    Path elsewhere;

    private Path folder;
    private Path compose;

    @BeforeEach
    void write() throws IOException {
        folder = Files.createDirectory(elsewhere.resolve("shop"));
        compose = write(folder.resolve("compose.yaml"), """
                        services:
                          app:
                            image: shop/app
                            env_file: [app.env]
                            volumes:
                              - ./nginx.conf:/etc/nginx.conf:ro
                              - ../id_rsa:/key:ro
                        """);
        write(folder.resolve("app.env"), "A=1");
        write(folder.resolve(".env"), "B=2");
        write(folder.resolve("nginx.conf"), "server {}");
        write(elsewhere.resolve("id_rsa"), key());
    }

    @Test
    void theFilesThatTheStackConsistsOfAreCopied() {
        var found = labelled(compose.toString(), "");
        assertThat(found.files())
                .containsExactly(
                        folder.resolve(".env"), folder.resolve("app.env"), compose, folder.resolve("nginx.conf"));
        assertThat(found.notSaved())
                .containsExactly(refused(elsewhere.resolve("id_rsa"), "it lies outside the stack's folder"));
        assertThat(found.project()).isPresent();
    }

    @Test
    void aPrivateKeyIsNeverTakenForAComposeFile() throws IOException {
        var key = elsewhere.resolve("id_rsa");
        assertThat(labelled(key.toString(), ""))
                .isEqualTo(nothing(
                        refused(key, "only a label names it, and its name is not that of a" + " compose file")));
        var disguised = write(elsewhere.resolve("key.yaml"), "services:\n" + key());
        assertThat(labelled(disguised.toString(), ""))
                .isEqualTo(nothing(refused(disguised, "only a label names it, and it holds a private key")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void devicesPipesAndTheirLikeAreNotOpened() throws Exception {
        var pipe = elsewhere.resolve("pipe.yaml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        var device = Files.createSymbolicLink(elsewhere.resolve("zero.yaml"), Path.of("/dev/zero"));
        var found = labelled(pipe + "," + device, "");
        assertThat(found.files()).isEmpty();
        assertThat(found.notSaved())
                .extracting(NotSaved::reason)
                .containsOnly("only a label names it, and it is not a regular file")
                .hasSize(2);
    }

    @Test
    void aYamlFileOfSomethingElseIsNoComposeFileOfTheStack() throws IOException {
        var secrets = write(elsewhere.resolve("secrets.yaml"), "password: hunter2\n");
        var other = write(elsewhere.resolve("other.yaml"), "services:\n  bank:\n    image: x\n");
        assertThat(labelled(secrets.toString(), "").notSaved())
                .containsExactly(refused(secrets, "only a label names it, and it does not read as a compose file"));
        assertThat(labelled(other.toString(), "").notSaved())
                .containsExactly(refused(other, "only a label names it, and it is of another stack than shop"));
    }

    @Test
    void anEnvironmentFileElsewhereIsNamedAndNotCopied() throws IOException {
        var env = write(elsewhere.resolve("bank.env"), "TOKEN=1");
        var found = labelled(compose.toString(), env.toString());
        assertThat(found.files()).doesNotContain(env);
        assertThat(found.notSaved())
                .contains(refused(env, "only a label names it, and it lies outside the stack's folder"));
    }

    @Test
    void labelsOfAnotherMachinesEngineNameFilesOfThatMachine() {
        var containers = List.of(container(compose.toString(), ""));
        assertThat(StackFiles.find(Optional.of("shop"), List.of(), containers, false))
                .isEqualTo(nothing(refused(compose, "only a label names it, on an engine of another machine")));
        assertThat(StackFiles.find(Optional.of("shop"), List.of(compose), List.of(), false)
                        .files())
                .contains(compose);
    }

    private static StackFiles nothing(NotSaved refused) {
        return new StackFiles(Optional.empty(), List.of(), List.of(refused));
    }

    private static NotSaved refused(Path file, String why) {
        return new NotSaved(NotSaved.Kind.FILE, file.toString(), why);
    }

    private StackFiles labelled(String files, String envFiles) {
        return StackFiles.find(Optional.of("shop"), List.of(), List.of(container(files, envFiles)), true);
    }

    private static Container container(String files, String envFiles) {
        return new Container(
                "1",
                "shop-app-1",
                "shop/app",
                "sha256:1",
                ContainerState.RUNNING,
                "",
                Health.NONE,
                Map.of(ComposeLabel.SERVICE, "app", CONFIG_FILES, files, ENV_FILES, envFiles),
                List.of(),
                List.of(),
                Instant.EPOCH,
                List.of());
    }

    private static Path write(Path file, String text) throws IOException {
        return Files.writeString(file, text);
    }

    /// Put together here, so that nobody who looks for leaked keys finds one.
    private static String key() {
        return "-----BEGIN OPENSSH " + "PRIVATE KEY-----\nabc\n";
    }
}
