package dev.quaymaster.stack.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.parity.ReferenceCompose;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.Request.Up;
import dev.quaymaster.stack.ServiceStatus;
import dev.quaymaster.stack.StackException;
import dev.quaymaster.stack.StackList;
import dev.quaymaster.stack.TestRequests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Stacks on the real engine, and side by side with the reference `docker compose`.
class StackScenarioIT extends StackLab {

    private static final String STACK = """
            services:
              db:
                image: quaymaster-test/busybox:latest
                command: [sh, -c, "trap 'exit 0' TERM; touch /ready; sleep 600 & wait"]
                healthcheck: {test: [CMD, test, -f, /ready], interval: 200ms}
                environment: {LEVEL: INFO}
                volumes: [data:/data, /scratch]
              job:
                image: quaymaster-test/busybox:latest
                command: [sh, -c, "echo done > /data/job"]
                volumes: [data:/data]
                depends_on: {db: {condition: service_healthy}}
              web:
                image: quaymaster-test/busybox:latest
                command: [sh, -c, "trap 'exit 0' TERM; sleep 600 & wait"]
                depends_on: {job: {condition: service_completed_successfully}}
                networks: {default: , side: {aliases: [w]}}
            networks: {side: {internal: true}}
            volumes: {data: }
            """;

    @BeforeEach
    void writeStack() throws IOException {
        write(STACK);
    }

    private void edit(String before, String after) throws IOException {
        var file = folder.resolve("compose.yaml");
        Files.writeString(file, Files.readString(file).replace(before, after));
    }

    private void up() throws InterruptedException {
        runner().run(load(), waiting(), news -> {});
    }

    @Test
    void aStackComesUpIsListedAndGoesWithItsVolumes() throws InterruptedException {
        up();

        var state = ObservedState.read(engine, name);
        assertThat(state.status("db")).isEqualTo(ServiceStatus.HEALTHY);
        assertThat(state.status("job")).isEqualTo(ServiceStatus.DONE);
        assertThat(state.status("web")).isEqualTo(ServiceStatus.RUNNING);
        assertThat(StackList.read(engine))
                .filteredOn(stack -> stack.name().equals(name))
                .singleElement()
                .satisfies(stack -> {
                    assertThat(stack.running()).isEqualTo(2);
                    assertThat(stack.total()).isEqualTo(3);
                    assertThat(stack.workingDirectory()).isEqualTo(folder.toString());
                });

        runner().run(load(), TestRequests.downWithVolumes(), news -> {});

        assertThat(ObservedState.read(engine, name)).isEqualTo(ObservedState.nothing(name));
    }

    @Test
    void anEditedServiceIsReplacedAndKeepsItsData() throws Exception {
        up();
        var old = engine.inspect(name + "-db-1").container();
        var web = engine.inspect(name + "-web-1").container();
        edit("LEVEL: INFO", "LEVEL: DEBUG");

        assertThat(runner().plan(load(), Up.of()).changes())
                .extracting(Object::toString)
                .contains("db: recreate — config changed: environment LEVEL INFO → DEBUG");
        up();

        var made = engine.inspect(name + "-db-1").container();
        assertThat(made.id()).isNotEqualTo(old.id());
        assertThat(made.mounts()).hasSameElementsAs(old.mounts());
        assertThat(engine.inspect(name + "-web-1").container().id()).isEqualTo(web.id());
    }

    @Test
    void stopStartRestartPauseAndUnpauseKeepTheContainers() throws InterruptedException {
        up();
        var id = engine.inspect(name + "-web-1").container().id();

        runner().run(load(), new Request.Pause(List.of("web")), news -> {});
        assertThat(status("web")).isEqualTo(ServiceStatus.PAUSED);
        runner().run(load(), new Request.Unpause(List.of("web")), news -> {});
        assertThat(status("web")).isEqualTo(ServiceStatus.RUNNING);
        runner().run(load(), new Request.Stop(List.of(), Optional.empty()), news -> {});
        assertThat(status("web")).isEqualTo(ServiceStatus.STOPPED);
        runner().run(name, new Request.Start(List.of()), news -> {});
        assertThat(status("web")).isEqualTo(ServiceStatus.RUNNING);
        runner().run(load(), new Request.Restart(List.of("web"), Optional.empty()), news -> {});

        assertThat(engine.inspect(name + "-web-1").container().id()).isEqualTo(id);
    }

    @Test
    void aFailingServiceIsNamedWithItsLastWordsAndTheOthersGoOn() throws Exception {
        edit("echo done > /data/job", "echo no such table; exit 3");

        assertThatThrownBy(this::up).isInstanceOfSatisfying(StackException.class, e -> {
            assertThat(e.service()).contains("job");
            assertThat(e.lastLogLines()).containsExactly("no such table");
        });
        assertThat(status("db")).isEqualTo(ServiceStatus.HEALTHY);
        assertThat(status("job")).isEqualTo(ServiceStatus.FAILED);
    }

    @Test
    void aTakenPortNamesTheContainerThatHasIt() throws Exception {
        edit("    networks: {default: , side: {aliases: [w]}}", "    ports: [\"127.0.0.1:0:80\"]");
        up();
        var port = engine.inspect(name + "-web-1").container().ports().stream()
                .flatMapToInt(published -> published.hostPort().stream())
                .findFirst()
                .orElseThrow();
        edit(
                "services:",
                "services:\n  second: {image: quaymaster-test/busybox:latest, command: sleep 60,"
                        + " ports: [\"127.0.0.1:"
                        + port
                        + ":80\"]}");

        assertThatThrownBy(this::up)
                .hasMessage("Service \"second\" could not be started: port "
                        + port
                        + " is already used by container "
                        + name
                        + "-web-1.");
        assertThat(status("second")).isEqualTo(ServiceStatus.FAILED);
        assertThat(ObservedState.read(engine, name).words("second")).isEqualTo("failed, could not be started");
    }

    @Test
    void aServiceIsRunOnce() throws InterruptedException {
        var output = new ByteArrayOutputStream();
        var words = new ByteArrayInputStream("hello\nthere\n".getBytes(UTF_8));

        var code = new OneOffRun(engine, locks())
                .run(
                        load(),
                        OneOff.of("job", "sh", "-c", "tr a-z A-Z; exit 4").removed(),
                        new OneOffStreams(Optional.of(words), output, OutputStream.nullOutputStream()),
                        news -> {});

        assertThat(code).isEqualTo(4);
        assertThat(output.toString(UTF_8)).isEqualTo("HELLO\nTHERE\n");
        assertThat(ObservedState.read(engine, name).oneOffs()).isEmpty();
        assertThat(status("db")).isEqualTo(ServiceStatus.HEALTHY);
    }

    @Test
    void aServiceIsRunOnceInATerminal() throws Exception {
        var run = OneOff.of("job", "sh", "-c", "read line; stty size; echo $line; exit 5")
                .removed();

        try (var terminal = new OneOffRun(engine, locks()).open(load(), run, news -> {})) {
            terminal.resize(101, 31);
            terminal.input().write("typed\n".getBytes(UTF_8));
            var shown = new String(terminal.output().readAllBytes(), UTF_8);

            assertThat(shown).contains("31 101\r\ntyped");
            assertThat(terminal.await()).isEqualTo(5);
        }
        assertThat(ObservedState.read(engine, name).oneOffs()).isEmpty();
    }

    @Test
    void theReferenceTakesOverOurStackAndWeTakeOverItsStack() throws Exception {
        var reference = ReferenceCompose.program();
        up();
        var ours = containerIds();

        assertThat(callWell(reference, "ps", "--all", "--format", "{{.Service}} {{.State}}"))
                .contains("db running", "web running", "job exited");
        assertThat(callWell(reference, "ls", "--format", "json")).contains(name);
        callWell(reference, "up", "-d");
        assertThat(containerIds()).isEqualTo(ours);
        callWell(reference, "down", "-v", "-t", "0");
        assertThat(ObservedState.read(engine, name)).isEqualTo(ObservedState.nothing(name));

        callWell(reference, "up", "-d");
        var theirs = containerIds();
        assertThat(runner().plan(load(), Up.of("db")).isEmpty()).isTrue();
        up();
        assertThat(containerIds()).isEqualTo(theirs);
    }

    private List<String> containerIds() {
        return ObservedState.read(engine, name).allContainers().map(c -> c.id()).toList();
    }
}
