package dev.quaymaster.stack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quaymaster.cli.CommandLineRun;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.stack.MonitorUpdate;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Request.Up;
import dev.quaymaster.stack.StackException;
import dev.quaymaster.stack.StackMonitor;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// Services that take more memory than they may, killed by the kernel: it is told wherever somebody
/// looks. `tail` keeps the last line of an endless file that has none.
///
/// The engine sees most of these kills, not all: a container may be gone before the kernel's word
/// of it is read. So each is started until the engine saw it.
class OutOfMemoryIT extends StackLab {

    private static final String GREEDY = """
              web:
                image: quaymaster-test/busybox
                command: %s
                restart: "%s"
                mem_limit: 16m
                memswap_limit: 16m
            """;

    private Project greedy(String command, String restart) throws IOException {
        return stack(GREEDY.formatted(command, restart));
    }

    @Test
    void aServiceKilledForLackOfMemoryIsNamedWithTheWayOut() throws Exception {
        var project = stack(GREEDY.formatted("tail /dev/zero", "no") + """
                                  after:
                                    image: quaymaster-test/busybox
                                    command: sleep 600
                                    depends_on: {web: {condition: service_completed_successfully}}
                                """);

        var told = await().atMost(LONG).until(() -> failure(project), failure -> sawIt());

        assertThat(told)
                .hasMessage(
                        "Service \"web\" did not start: container %s-web-1 ended with 137: it was killed for lack of memory."
                                .formatted(name));
        assertThat(told.nextStep()).startsWith("Give it more memory (mem_limit ");
        assertThat(words()).isEqualTo("failed, out of memory");
    }

    private StackException failure(Project project) {
        return catchThrowableOfType(StackException.class, () -> runner(engine).run(project, waiting(), news -> {}));
    }

    @Test
    void theMonitorTellsIt() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        try (var monitor = new StackMonitor(engine, name, update -> told.add(words(update)))) {
            assertThat(monitor).isNotNull();
            await().atMost(LONG).until(() -> told.contains("not created"));

            runUntilTheEngineSawIt(greedy("tail /dev/zero", "no"));

            await().atMost(LONG).until(() -> told.getLast().equals("failed, out of memory"));
        }
    }

    private static String words(MonitorUpdate update) {
        return switch (update) {
            case MonitorUpdate.Observed(ObservedState state) -> state.words("web");
            case MonitorUpdate.Lost(String reason) -> reason;
        };
    }

    @Test
    void aServiceThatRunsOutOfMemoryAgainAndAgainIsShownWithItsRestarts() throws Exception {
        runner(engine).run(greedy("tail /dev/zero", "always"), Up.of(), news -> {});

        await().atMost(LONG).until(this::words, words -> words.matches("restarting, out of memory, \\d+ restarts"));
    }

    @Test
    void aServiceThatGetsOverTheLossOfAProcessHasNotFailed() throws Exception {
        runUntilTheEngineSawIt(greedy("sh -c 'tail /dev/zero; exit 0'", "no"));

        assertThat(words()).isEqualTo("stopped, out of memory");
    }

    @Test
    void theCommandLineTellsIt() throws Exception {
        runUntilTheEngineSawIt(greedy("tail /dev/zero", "no"));
        var environment = new HashMap<>(System.getenv());
        environment.put("QUAYMASTER_HOME", folder.resolve("home").toString());
        var line = new CommandLineRun(folder, environment, DockerEngine::connect);

        assertThat(line.run("ps", "--all").out()).containsPattern("Exited \\(137\\) .* ago, out of memory");
        var row = new ObjectMapper()
                .readTree(line.run("ps", "--all", "--json").out())
                .get(0);
        assertThat(row.get("serviceStatus").asText()).isEqualTo("failed");
        assertThat(row.get("outOfMemory").asBoolean()).isTrue();
    }

    private void runUntilTheEngineSawIt(Project project) {
        await().atMost(LONG).until(() -> {
            runner(engine).run(project, Up.of(), news -> {});
            await().atMost(LONG).until(this::ended);
            return sawIt();
        });
    }

    private boolean ended() {
        return onlyContainer("web").state() == ContainerState.EXITED;
    }

    private boolean sawIt() {
        return onlyContainer("web").outOfMemory();
    }

    private String words() {
        return ObservedState.watch(engine, ObservedState.nothing(name)).words("web");
    }
}
