package dev.quaymaster.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quaymaster.cli.CommandLineRun.Outcome;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.engine.http.CannedEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands on a real engine, with a small stack of their own.
class CommandsIT {

    private static final String STACK = """
            services:
              db:
                image: quaymaster-test/busybox
                command: sh -c "echo ready > /data/state; echo db speaks; sleep 600"
                stop_grace_period: 0s
                volumes: [data:/data]
                healthcheck: {test: [CMD, test, -f, /data/state], interval: 1s}
              web:
                image: quaymaster-test/busybox
                command: sh -c "echo web speaks; echo web complains >&2; sleep 600"
                stop_grace_period: 0s
                depends_on: {db: {condition: service_healthy}}
            volumes: {data: {}}
            """;

    @TempDir
    Path folder;

    private final String stack = "qmcli-" + UUID.randomUUID().toString().substring(0, 8);
    private final String volume = stack + "_data";
    private CommandLineRun line;

    @BeforeEach
    void beInAFolder() throws IOException {
        var environment = new HashMap<>(System.getenv());
        environment.put("QUAYMASTER_HOME", folder.resolve("home").toString());
        environment.put("COMPOSE_PROJECT_NAME", stack);
        line = new CommandLineRun(folder, environment, DockerEngine::connect);
        compose(STACK);
    }

    @AfterEach
    void takeDown() throws IOException {
        compose(STACK);
        line.run("down", "--volumes", "--remove-orphans", "--yes", "-t", "0");
    }

    @Test
    void aStackGoesUpIsLookedAtAndGoesDown() throws IOException {
        assertThat(line.run("plan").code()).isEqualTo(2);
        succeed("up", "--dry-run");
        assertThat(line.run("ps", "--all", "--quiet")).isEqualTo(new Outcome(0, "", ""));

        var up = succeed("up", "-d", "--wait");

        assertThat(up.out()).isEmpty();
        assertThat(up.err()).contains("start container " + stack + "-web-1: done");
        assertThat(line.run("plan").code()).isZero();
        assertThat(succeed("ps").out()).contains(stack + "-db-1", "(healthy)", stack + "-web-1");
        assertThat(succeed("ls").out()).contains(stack + " ", "2 of 2", "db, web");
        var rows = new ObjectMapper().readTree(succeed("ps", "--json").out());
        assertThat(rows.findValuesAsText("service")).containsExactly("db", "web");
        assertThat(rows.get(0).get("serviceStatus").asText()).isEqualTo("healthy");

        succeed("stop", "web");
        assertThat(succeed("ps", "--services").out()).isEqualTo("db\n");
        succeed("start");
        succeed("pause", "web");
        succeed("unpause", "web");
        succeed("restart", "web");
        succeed("down");
        assertThat(succeed("ps", "--all", "--quiet").out()).isEmpty();
        assertThat(succeed("volume", "ls", "--quiet").out()).contains(volume);
    }

    @Test
    void logsAreMergedAndSayWhoSpoke() {
        succeed("up", "--wait");

        var logs = succeed("logs").out();
        var one = succeed("logs", "--no-log-prefix", "--tail", "1", "db").out();
        var json = succeed("logs", "--json", "web").out();

        assertThat(logs.lines())
                .containsExactlyInAnyOrder("db-1   | db speaks", "web-1  | web speaks", "web-1  | web complains");
        assertThat(logs).startsWith("db-1");
        assertThat(one).isEqualTo("db speaks\n");
        assertThat(json.lines())
                .hasSize(2)
                .anySatisfy(row -> assertThat(row).contains("\"stream\":\"err\"", "\"web complains\""));
    }

    @Test
    void execPassesStreamsAndTheExitCodeThrough() {
        succeed("up", "--wait");

        var outcome = line.withInput(
                "hello", "exec", "-T", "-e", "WHO=me", "web", "sh", "-c", "cat; echo \" $WHO\"; echo bad >&2; exit 7");

        assertThat(outcome).isEqualTo(new Outcome(7, "hello me\n", "bad\n"));
        assertThat(line.run("exec", "nobody", "true").err()).contains("nobody");
    }

    @Test
    void aServiceIsRunOnceWithArgumentsOfItsOwn() throws IOException {
        compose("""
                services:
                  job:
                    image: quaymaster-test/busybox
                    entrypoint: [sh, -c, 'echo "$$GREETING $$0"; exit 4']
                    profiles: [jobs]
                """);

        var run = line.run("run", "--rm", "-e", "GREETING=good day", "job", "world");

        assertThat(run.code()).as(run.all()).isEqualTo(4);
        assertThat(run.out()).isEqualTo("good day world\n");
        assertThat(succeed("ps", "--all", "--quiet").out()).isEmpty();
        assertThat(line.run("run", "nothing").err()).contains("nothing");
    }

    @Test
    void interruptingARunStopsItsContainer() throws Exception {
        compose("services: {job: {image: quaymaster-test/busybox, command: sleep 600}}\n");
        var code = new AtomicInteger(-1);
        var command = new Thread(() -> code.set(line.run("run", "--rm", "job").code()));

        command.start();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> succeed("ls", "-q").out().contains(stack));
        command.interrupt();
        command.join(Duration.ofSeconds(30));

        assertThat(code).hasValue(130);
        assertThat(succeed("ls", "--all", "-q").out()).doesNotContain(stack);
    }

    @Test
    void aStackIsKnownByItsNameWithoutItsFile() throws IOException {
        succeed("up", "--wait");
        Files.delete(folder.resolve("compose.yaml"));

        assertThat(succeed("-p", stack, "ps", "--services").out()).isEqualTo("db\nweb\n");
        succeed("-p", stack, "down");
        assertThat(succeed("-p", stack, "ps", "-a", "-q").out()).isEmpty();
    }

    @Test
    void dataIsOnlyRemovedWithConsent() {
        succeed("up", "--wait");

        var refused = line.run("down", "--volumes");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains(volume, "--yes");
        assertThat(line.answering("n\n", "down", "-v").code()).isEqualTo(1);
        assertThat(succeed("ps", "--services").out()).isEqualTo("db\nweb\n");
        assertThat(line.answering("y\n", "down", "-v").code()).isZero();
        assertThat(line.run("volume", "inspect", volume).code()).isEqualTo(10);
    }

    @Test
    void filesGoIntoAVolumeAndComeOutAgain() throws IOException {
        succeed("volume", "create", volume);
        Files.createDirectories(folder.resolve("site/css"));
        Files.writeString(folder.resolve("site/index.html"), "<p>hello");
        Files.writeString(folder.resolve("site/css/a.css"), "p {}");

        succeed("volume", "put", "site", volume + ":/");
        succeed("volume", "put", "site/index.html", volume + ":/other.html");
        succeed("volume", "get", volume + ":site", "back");
        succeed("volume", "get", volume + ":other.html", "other.html");
        assertThat(line.run("volume", "get", volume + ":other.html", "other.html")
                        .all())
                .contains("is there already. Say --overwrite");
        succeed("volume", "get", "--overwrite", volume + ":other.html", "other.html");
        assertThat(line.run("volume", "cat", volume + ":/nowhere").all())
                .contains("There is no /nowhere in volume " + volume + ".");

        assertThat(succeed("volume", "cat", volume + ":/other.html").out()).isEqualTo("<p>hello");
        assertThat(succeed("volume", "tree", volume).out()).isEqualTo("""
                        ├── other.html  8 B
                        └── site/
                            ├── css/
                            │   └── a.css  4 B
                            └── index.html  8 B
                        """);
        assertThat(succeed("volume", "find", volume, "*.css").out()).isEqualTo("/site/css/a.css\n");
        assertThat(succeed("volume", "du", volume).out()).contains("20 B in 3 files");
        assertThat(folder.resolve("back/css/a.css")).hasContent("p {}");
        var missing = line.run("volume", "cat", volume + ":nothing");
        assertThat(missing.code()).isEqualTo(10);
        assertThat(missing.err()).contains("nothing");
    }

    @Test
    void aVolumeInUseIsNotChangedUnlessTheUserSaysSo() throws IOException {
        succeed("up", "--wait");
        Files.writeString(folder.resolve("state"), "changed");

        var refused = line.run("volume", "put", "--overwrite", "state", volume + ":");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("db");
        succeed("volume", "put", "--yes", "--overwrite", "state", volume + ":");
        assertThat(succeed("volume", "cat", volume + ":state").out()).isEqualTo("changed");
    }

    @Test
    void aBackupIsMadeCheckedAndRestored() throws IOException {
        succeed("up", "--wait");

        var id = succeed("backup", "run").out().strip();

        assertThat(succeed("ps", "--services").out()).isEqualTo("db\nweb\n");
        assertThat(succeed("backup", "ls", "--quiet").out().strip()).isEqualTo(id);
        assertThat(succeed("backup", "show", id).out()).contains(volume, "paused copy");
        assertThat(succeed("backup", "verify", id).out()).isEqualTo(id + ": good\n");

        succeed("down", "--volumes", "--yes");
        succeed("backup", "restore", id);
        assertThat(succeed("volume", "cat", volume + ":state").out()).isEqualTo("ready\n");

        assertThat(line.run("backup", "restore", id).code()).isEqualTo(1);
        var report = new ObjectMapper()
                .readTree(succeed("backup", "restore", id, "-y", "--json").out());
        assertThat(report.get("safetyCopy").asText()).contains("before-restore");
        assertThat(succeed("backup", "prune", "--keep-last", "1", "--dry-run").out())
                .isEmpty();
        assertThat(line.run("backup", "rm", id).code()).isEqualTo(1);
        succeed("backup", "rm", "--yes", id);
        assertThat(line.run("backup", "show", id).code()).isEqualTo(10);
    }

    @Test
    void aDamagedBackupIsFoundOut() throws IOException {
        succeed("volume", "create", volume);
        var id = succeed("backup", "run", "--volume", volume, "--to", "sets")
                .out()
                .strip();
        var archive = folder.resolve("sets").resolve(id).resolve(volume + ".tar.zst");
        var bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive, bytes);

        var check = line.run("backup", "verify", "--to", "sets", id);

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).contains("DAMAGED", volume);
        assertThat(line.run("backup", "restore", "--to", "sets", id).code()).isEqualTo(1);
    }

    @Test
    void withoutAnEngineItSaysWhatWasTried() {
        for (var command : new String[][] {{"ls"}, {"up"}, {"volume", "ls"}, {"doctor"}}) {
            var words = new String[command.length + 2];
            words[0] = "-H";
            words[1] = "unix://" + folder.resolve("no.sock");
            System.arraycopy(command, 0, words, 2, command.length);

            var outcome = line.run(words);

            assertThat(outcome.code()).as(outcome.all()).isEqualTo(20);
            assertThat(outcome.out() + outcome.err()).contains("no.sock");
        }
    }

    @Test
    void anEngineThatDoesNotAnswerIsToldOfAndGivenUpOn() throws IOException {
        try (var silent = CannedEngine.staying(folder, "")) {
            var host = silent.endpoint().host();

            var outcome = line.run("-H", host, "ls");

            assertThat(outcome.code()).as(outcome.all()).isEqualTo(20);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err().lines())
                    .containsExactly(
                            "Waiting for the engine at " + host + " to answer …",
                            "Can't list containers: the engine at "
                                    + host
                                    + " (from the given host) did not answer within 20 s.",
                            "quaymaster doctor says what can be done about it.");
        }
    }

    @Test
    void aTakenPortNamesTheServiceAndThePort() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            compose("""
                    services:
                      web:
                        image: quaymaster-test/busybox
                        command: sleep 600
                        ports: ["127.0.0.1:%d:80"]
                    """.formatted(taken.getLocalPort()));

            var outcome = line.run("up");

            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.err()).contains("web", String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void anImageThatCannotBeHadIsNamed() throws IOException {
        compose("services: {web: {image: 'localhost:9/qm-no-such-image:1'}}\n");

        var outcome = line.run("up");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("localhost:9/qm-no-such-image:1", "web");
    }

    @Test
    void aMissingBindSourceIsNamed() throws IOException {
        compose("""
                services:
                  web:
                    image: quaymaster-test/busybox
                    command: sleep 600
                    volumes:
                      - {type: bind, source: ./not-there, target: /x, bind: {create_host_path: false}}
                """);

        var outcome = line.run("up");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("not-there");
    }

    @Test
    void aServiceThatEndsIsShownWithItsLastWords() throws IOException {
        compose("""
                services:
                  db:
                    image: quaymaster-test/busybox
                    command: sh -c "echo the disk is on fire; exit 3"
                  web:
                    image: quaymaster-test/busybox
                    command: sleep 600
                    depends_on: {db: {condition: service_completed_successfully}}
                """);

        var outcome = line.run("up");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("db", "3", "the disk is on fire");
    }

    private Outcome succeed(String... args) {
        var outcome = line.run(args);
        assertThat(outcome.code()).as(outcome.all()).isZero();
        return outcome;
    }

    private void compose(String text) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), text);
    }
}
