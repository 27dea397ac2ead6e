package dev.quaymaster.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quaymaster.backup.journal.QuietContainer;
import dev.quaymaster.backup.journal.RunJournal;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.FakeEngine;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.settings.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A container that a killed backup left paused goes on where only the agent runs, whether a plan
/// is due or not.
class AgentRecoversTest {

    private static final String HOST = "tcp://engine.example:2375";

    @TempDir
    Path folder;

    private final FakeEngine engine = new FakeEngine("busybox");
    private Map<String, String> environment;
    private CommandLineRun line;
    private String app;

    @BeforeEach
    void leavePaused() {
        environment = Map.of("QUAYMASTER_HOME", folder.resolve("home").toString(), "DOCKER_HOST", HOST);
        line = new CommandLineRun(folder, environment, _ -> engine);
        app = engine.create(ContainerSpec.of("app", "busybox"));
        pause();
    }

    private void pause() {
        engine.start(app);
        engine.pause(app);
        var journals = Folders.of(environment, "Linux", folder).journals(HOST);
        try (var journal =
                RunJournal.begin(journals, RunJournal.Kind.BACKUP, "data_1", "data", folder.resolve("backups"))) {
            journal.quieting(new QuietContainer(app, "app", "", "", QuietContainer.How.PAUSED));
        }
    }

    @Test
    void onceWithNothingDue() {
        var outcome = line.run("agent", "--once");
        assertThat(outcome.code()).as(outcome.all()).isZero();
        assertThat(outcome.err())
                .contains("app was left paused by a backup of data; it runs again.", "Nothing is due.");
        assertThat(state()).isEqualTo(ContainerState.RUNNING);
    }

    @Test
    void onceWithAnEngineThatDoesNotAnswer() {
        engine.unreachable(true);
        assertThat(line.run("agent", "--once").code()).isZero();
        engine.unreachable(false);
        assertThat(line.run("agent", "--once").code()).isZero();
        assertThat(state()).isEqualTo(ContainerState.RUNNING);
    }

    @Test
    void whenItStays() throws InterruptedException {
        var agent = Thread.ofVirtual().start(() -> line.run("agent"));
        try {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(state()).isEqualTo(ContainerState.RUNNING));
        } finally {
            agent.interrupt();
            agent.join();
        }
    }

    /// The long message about the settings came twice.
    @Test
    void withSettingsThatCannotBeReadEachThingIsSaidOnce() throws Exception {
        var settings = Folders.of(environment, "Linux", folder).settingsFile();
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "x: [\n");

        var once = line.run("agent", "--once");
        assertThat(once.code()).isEqualTo(1);
        assertThat(once.err())
                .containsOnlyOnce(settings.toString())
                .endsWith("No backup is made until the settings can be read.\n");
    }

    @Test
    void aListOfBackupsAsksNoEngine() {
        engine.unreachable(true);
        assertThat(line.run("backup", "ls").code()).isZero();
    }

    private ContainerState state() {
        return engine.inspect(app).container().state();
    }
}
