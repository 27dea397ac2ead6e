package dev.quaymaster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.Lab;
import dev.quaymaster.backup.RunRecord;
import dev.quaymaster.backup.restore.RestoreRequest;
import dev.quaymaster.backup.restore.Restorer;
import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.run.BackupRunner;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.EngineRelay;
import dev.quaymaster.settings.Folders;
import dev.quaymaster.ui.kit.Fonts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

/// The window is closed in the middle of a backup or a restore. Its connection to the engine is
/// held after some bytes, so that it is in the middle for as long as the test likes.
class WindowClosedIT extends ApplicationTest {

    private static final String CUT_SHORT = "Starting harbour was cut short.";
    private static final long SOME_BYTES = 2_000_000;
    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    private final Lab lab = new Lab();
    private @Nullable Shown shown;

    private record Shown(EngineRelay relay, Folders folders, AppContext context, Stage stage) {}

    private Shown shown() {
        return Objects.requireNonNull(shown);
    }

    @Override
    public void start(Stage stage) throws Exception {
        var relay = new EngineRelay(folder.resolve("engine.sock"));
        var environment = new HashMap<>(System.getenv());
        environment.put("DOCKER_HOST", relay.host());
        environment.put("QUAYMASTER_HOME", folder.resolve("home").toString());
        var folders = Folders.of(environment, "Linux", folder);
        Files.createDirectories(folders.state());
        Files.writeString(folders.state().resolve("unfinished-999999999-1"), CUT_SHORT);
        Fonts.load();
        var context =
                new AppContext(WindowOptions.parse(List.of()), folders, environment, new SystemFilePicker(() -> stage));
        stage.setScene(new Scene(context.root(), 1440, 900));
        stage.show();
        context.start();
        shown = new Shown(relay, folders, context, stage);
    }

    @AfterEach
    void clean() throws Exception {
        interact(() -> {
            shown().context().close();
            shown().stage().hide();
        });
        shown().context().tasks().awaitEnd(LONG);
        shown().relay().close();
        lab.close();
    }

    @Test
    void whatAKilledWindowWasDoingIsToldAndStaysOnTheScreen() {
        Awaitility.await()
                .atMost(LONG)
                .untilAsserted(() -> assertThat(lookup("#toasts .label").queryAllAs(Label.class))
                        .extracting(Label::getText)
                        .contains(CUT_SHORT));
    }

    @Test
    void whatABackupPausedGoesOnAndNothingHalfWrittenIsKept() {
        var container = pausedForABackup();

        closeWindow();

        awaitAsIfNeverBegun(container);
    }

    /// The engine is stuck over the copy then, and so over the removal of the helper container.
    @Test
    void whatABackupPausedGoesOnThoughTheEngineIsStuck() {
        var container = pausedForABackup();
        Awaitility.await().atMost(LONG).until(() -> shown().relay().holds());

        closeWindow();

        awaitAsIfNeverBegun(container);
    }

    private String pausedForABackup() {
        var volume = lab.volume("data");
        var container = lab.busybox("app", volume);
        lab.sh(container, "dd if=/dev/urandom of=/v/noise bs=1M count=24");
        shown().relay().holdAfter(SOME_BYTES);
        interact(() -> shown().context().jobs().backUp(BackupRequest.volume(volume, store()), set -> {}));
        await(container, ContainerState.PAUSED);
        return container;
    }

    private void awaitAsIfNeverBegun(String container) {
        await(container, ContainerState.RUNNING);
        awaitNothingUnfinished();
        assertThat(store().list()).isEmpty();
        assertThat(store().folder()).isDirectoryNotContaining("glob:**.partial");
        assertThat(store().history()).extracting(RunRecord::outcome).containsExactly(RunRecord.Outcome.CANCELLED);
    }

    @Test
    void whatARestoreHadReplacedIsPutBack() {
        var volume = lab.volume("data");
        var container = lab.busybox("app", volume);
        lab.sh(container, "dd if=/dev/urandom of=/v/noise bs=1M count=24");
        var set = backedUp(volume);
        lab.sh(container, "rm /v/noise; echo new > /v/file");
        var plan = new Restorer(
                        lab.engine(), shown().folders().journals(shown().relay().host()), Clock.systemUTC())
                .plan(RestoreRequest.all(set));
        shown().relay().holdAfter(SOME_BYTES);
        interact(() -> shown().context().jobs().restore(plan, report -> {}));
        await(container, ContainerState.EXITED);

        closeWindow();

        await(container, ContainerState.RUNNING);
        awaitNothingUnfinished();
        assertThat(lab.sh(container, "ls /v; cat /v/file")).isEqualTo("file\nnew");
    }

    private BackupSet backedUp(String volume) {
        return new BackupRunner(
                        lab.engine(), shown().folders().journals(shown().relay().host()), Clock.systemUTC())
                .run(BackupRequest.volume(volume, store()), progress -> {});
    }

    private BackupStore store() {
        return new BackupStore(shown().folders().backups());
    }

    private void closeWindow() {
        interact(() -> {
            assertThat(shown().context().mayClose(() -> {})).as("asks first").isFalse();
            shown().context().close();
            shown().stage().hide();
        });
    }

    private void await(String container, ContainerState state) {
        Awaitility.await()
                .atMost(LONG)
                .untilAsserted(() -> assertThat(lab.state(container)).isEqualTo(state));
    }

    private void awaitNothingUnfinished() {
        Awaitility.await()
                .atMost(LONG)
                .untilAsserted(() -> assertThat(
                                shown().folders().journals(shown().relay().host()))
                        .isDirectoryNotContaining("glob:**.journal"));
    }
}
