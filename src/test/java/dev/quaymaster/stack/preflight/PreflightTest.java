package dev.quaymaster.stack.preflight;

import static dev.quaymaster.stack.TestService.project;
import static dev.quaymaster.stack.TestService.service;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.LoadResult;
import dev.quaymaster.compose.Problem;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.EngineInfo;
import dev.quaymaster.engine.FakeEngine;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.ProtectedVolumes;
import dev.quaymaster.stack.Request.Up;
import dev.quaymaster.stack.TestRequests;
import dev.quaymaster.stack.run.DataAtRisk;
import dev.quaymaster.stack.run.StackLocks;
import dev.quaymaster.stack.run.StackRunner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    private final FakeEngine engine = new FakeEngine("web:1", "db:1");

    @TempDir
    private Path locks;

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @Test
    void namesTheContainerThatHasAPort() throws InterruptedException {
        var first = project("one", service("web").command("sleep", "600").port("1", 80));
        new StackRunner(engine, new StackLocks(locks)).run(first, Up.of(), news -> {});

        assertThat(check(project("two", service("web").port("1", 80))))
                .containsExactly("Port 1, which service \"web\" publishes, is already used by container"
                        + " one-web-1 of stack \"one\". Stop that, or publish another port.");
    }

    @Test
    void aRunningServiceHasItsOwnPortsButNotThoseItIsToGet() throws InterruptedException {
        var runner = new StackRunner(engine, new StackLocks(locks));
        runner.run(project("one", service("web").command("sleep", "600").port("1", 80)), Up.of(), news -> {});
        var two = project("two", service("web").command("sleep", "600").port("2", 80));
        runner.run(two, Up.of(), news -> {});

        assertThat(check(two)).isEmpty();
        assertThat(check(project("two", service("web").command("sleep", "600").port("1", 80))))
                .singleElement(as(STRING))
                .startsWith("Port 1, which service \"web\" publishes, is already used by");
    }

    @Test
    void tellsThatAnotherProgramHasAPort() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = taken.getLocalPort();

            assertThat(check(project("demo", service("web").port(String.valueOf(port), 80))))
                    .singleElement(as(STRING))
                    .matches("Port "
                            + port
                            + ", which service \"web\" publishes, is already used by"
                            + " (the program .+ \\(process "
                            + ProcessHandle.current().pid()
                            + "\\)|another program) on this machine\\. Stop that, or"
                            + " publish another port\\.");
        }
    }

    @Test
    void tellsMissingFoldersAndImages(@TempDir Path folder) {
        var missing = folder.resolve("Caddyfile");
        var demo = project("demo", service("web").image("gone:1").bind(missing.toString(), "/etc/Caddyfile"));

        assertThat(check(demo))
                .containsExactly(
                        "The image gone:1 of service \"web\" is not there. It will be pulled.",
                        missing
                                + ", which service \"web\" mounts at /etc/Caddyfile, does not"
                                + " exist. The engine will make an empty folder there; if it is to"
                                + " be a file, create it first.");
    }

    @Test
    void findsNothingWhereTheStackRuns() throws InterruptedException {
        var demo = project("demo", service("web").command("sleep", "600").port("1", 80));
        new StackRunner(engine, new StackLocks(locks)).run(demo, Up.of(), news -> {});

        assertThat(check(demo)).isEmpty();
    }

    @Test
    void listsTheVolumesThatAPlanDeletes() throws InterruptedException {
        var demo = project("demo", service("db").command("sleep", "600").volume("data", "/data"));
        var runner = new StackRunner(engine, new StackLocks(locks));
        runner.run(demo, Up.of(), news -> {});

        var risk = DataAtRisk.of(runner.plan(demo, TestRequests.downWithVolumes()));

        assertThat(risk.volumes()).containsExactly("demo_data");
        assertThat(risk.sizes(engine)).containsOnlyKeys("demo_data");
    }

    @Test
    void tellsHowMuchThereIsToPullAndThatTheDiskHasNoRoomForIt() {
        var demo = project("demo", service("web").image("large:1"));
        var observed = ObservedState.read(engine, demo);
        var weighing = Preflight.onThisMachine(engine).weighing((image, platform) -> OptionalLong.of(312L << 20));

        assertThat(weighing.check(demo, observed, List.of()))
                .extracting(Warning::nextStep)
                .contains("It will be pulled: 312 MiB.");

        var full = situation(demo, observed, Map.of("large:1", 1L << 30));
        assertThat(DiskCheck.check(full, 2L << 30))
                .extracting(Warning::text)
                .containsExactly("Only 2.0 GiB are free where the engine keeps its data (/var/lib/fake); the"
                        + " images to pull need about 3.0 GiB.");
        assertThat(DiskCheck.check(full, 4L << 30)).isEmpty();
        assertThat(DiskCheck.check(situation(demo, observed, Map.of()), 1L << 20))
                .hasSize(1);
    }

    private Situation situation(Project project, ObservedState observed, Map<String, Long> sizes) {
        var info = new EngineInfo(
                "engine",
                "Docker",
                "here",
                "28",
                "1.51",
                new EngineInfo.Platform("linux", "x86_64", "", "", 2, 0),
                "overlay2",
                List.of(),
                "/var/lib/fake");
        return new Situation(project, observed, List.of(), List.of(), info, ProtectedVolumes.NONE, sizes);
    }

    @Test
    void namesVariablesWithoutAValue(@TempDir Path folder) throws IOException {
        assertThat(check(load(folder, """
                                        services:
                                          db: {image: "postgres:17", environment: {POSTGRES_PASSWORD: "${PASSWORD}"}}
                                          other: {image: "postgres:17", environment: {POSTGRES_PASSWORD_FILE: /run/secret}}
                                        """)))
                .contains(
                        folder.resolve("compose.yaml")
                                + ":2:63: services.db.environment.POSTGRES_PASSWORD: The variable"
                                + " PASSWORD is not set; using an empty string. Set it in the .env"
                                + " file, or give it a default: ${NAME:-value}.",
                        "POSTGRES_PASSWORD of service \"db\" is empty, and without it the image"
                                + " postgres:17 does not start on a new volume. Set it in the"
                                + " service's environment.")
                .noneMatch(text -> text.contains("\"other\" is empty"));
    }

    @Test
    void tellsThatAFolderCannotBeWrittenByTheContainersUser(@TempDir Path folder) throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("unix");
        Files.createDirectory(folder.resolve("data"));
        Files.setPosixFilePermissions(folder.resolve("data"), PosixFilePermissions.fromString("rwxr-xr-x"));
        var stack = """
                services:
                  writes: {image: "web:1", user: "54321:54321", volumes: ["./data:/data"]}
                  reads: {image: "web:1", user: "54321", volumes: ["./data:/data:ro"]}
                  root: {image: "web:1", user: root, volumes: ["./data:/data"]}
                """;

        assertThat(check(load(folder, stack)))
                .containsExactly(
                        "%s, which service \"writes\" mounts at /data, cannot be written by its user 54321:54321. Give it to that user: sudo chown -R 54321:54321 %s"
                                .formatted(folder.resolve("data"), folder.resolve("data")));

        Files.setPosixFilePermissions(folder.resolve("data"), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(check(load(folder, stack))).isEmpty();
    }

    @Test
    void tellsThatALockedVolumeKeepsItsOldOptions(@TempDir Path folder) throws IOException, InterruptedException {
        var before = load(folder, """
                        services: {web: {image: 'web:1', volumes: ['data:/d']}}
                        volumes: {data: }
                        """);
        new StackRunner(engine, new StackLocks(locks)).run(before.project().orElseThrow(), Up.of(), news -> {});
        var after = load(folder, """
                                services: {web: {image: 'web:1', volumes: ['data:/d']}}
                                volumes: {data: {labels: {a: b}}}
                                """).project().orElseThrow();
        var volume = after.name() + "_data";

        assertThat(Preflight.onThisMachine(engine)
                        .sparing(() -> ProtectedVolumes.of(Set.of(volume)))
                        .check(after, ObservedState.read(engine, after), List.of()))
                .extracting(Warning::text)
                .containsExactly("Volume "
                        + volume
                        + " is locked, so its new options do not count: it would have to be"
                        + " made anew for them.");
    }

    private static LoadResult load(Path folder, String text) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), text);
        return ProjectLoader.load(ComposeFiles.find(folder, Map.of()));
    }

    private List<String> check(LoadResult loaded) {
        return check(loaded.project().orElseThrow(), loaded.problems());
    }

    private List<String> check(Project project) {
        return check(project, List.of());
    }

    private List<String> check(Project project, List<Problem> problems) {
        return Preflight.onThisMachine(engine).check(project, ObservedState.read(engine, project), problems).stream()
                .filter(warning -> warning.kind() != Warning.Kind.DISK_FULL) // may be true here
                .map(Warning::toString)
                .toList();
    }
}
