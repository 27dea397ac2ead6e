package dev.quaymaster.ui.backup;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ModalPane;
import dev.quaymaster.backup.Lab;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.ui.kit.Activities;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.FilePicker;
import dev.quaymaster.ui.kit.Fonts;
import dev.quaymaster.ui.kit.Navigator;
import dev.quaymaster.ui.kit.Tasks;
import dev.quaymaster.ui.kit.Theme;
import dev.quaymaster.ui.kit.Toasts;
import dev.quaymaster.ui.kit.Tone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// Clicks through the backups screen: backs a real volume up, reads it back, restores it, plans it
/// for every night.
class BackupsScreenIT extends ApplicationTest {

    @TempDir private Path folder;

    private final Lab lab = new Lab();
    private final Toasts toasts = new Toasts();
    private final Tasks tasks = new Tasks(failure -> toasts.show(Tone.BAD, failure.toString()));
    private final Plans plans = new Plans();
    private String volume = "";
    private String container = "";
    private @Nullable Shown shown;

    private record Shown(BackupsScreen screen, BackupsDesk desk, Scene scene, Stage stage) {}

    private Shown shown() {
        return Objects.requireNonNull(shown);
    }

    @Override
    public void start(Stage stage) {
        volume = lab.volume("data");
        container = lab.busybox("app", volume);
        lab.sh(container, "echo old > /v/file; seq 1 20000 > /v/numbers");
        Fonts.load();
        var modal = new ModalPane();
        var desk =
                new Desk(
                        tasks,
                        new Dialogs(modal),
                        toasts,
                        new Activities(Clock.systemUTC()),
                        new Nowhere(),
                        new NoFiles());
        var jobs =
                new BackupJobs(
                        lab.engine(), folder.resolve("runs"), Clock.systemUTC(), Set::of, desk);
        var model = new BackupsViewModel(plans, jobs, tasks);
        var backups = new BackupsDesk(lab.engine(), jobs, model, desk);
        var screen = new BackupsScreen(backups);
        var content = screen.content();
        HBox.setHgrow(content, Priority.ALWAYS);
        var box = new HBox(screen.list().orElseThrow(), content);
        var scene = new Scene(new StackPane(box, toasts, modal), 1384, 874);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
        screen.refresh();
        shown = new Shown(screen, backups, scene, stage);
    }

    @AfterEach
    void clean() {
        interact(() -> shown().stage().hide());
        tasks.close();
        lab.close();
    }

    @Test
    void aVolumeIsBackedUpCheckedRestoredAndPlanned() throws IOException {
        await(() -> assertThat(text(".empty-pane .panel-title")).isEqualTo("No backups yet"));

        interact(() -> shown().screen().open(volume));
        interact(() -> shown().desk().backUpNow(volume, Optional.empty()));
        await(() -> assertThat(table().getItems()).isNotEmpty());
        await(() -> assertThat(text("#set-state")).isEqualTo("verified"));
        clickOn("#set-verify");
        await(() -> assertThat(shown().desk().jobs().running()).isEmpty());
        pictures("backups");

        lab.sh(container, "echo new > /v/file");
        clickOn("#set-restore");
        await(() -> assertThat(node("#typed-name", TextField.class).isVisible()).isTrue());
        assertThat(node("#confirm", Button.class).isDisabled()).isTrue();
        pictures("backups-restore");
        clickOn("#typed-name").write(volume);
        clickOn("#confirm");
        await(() -> assertThat(lab.sh(container, "cat /v/file")).isEqualTo("old"));
        await(
                () ->
                        assertThat(table().getItems())
                                .extracting(HistoryRow::result)
                                .containsExactly("Safety copy", "Complete"));

        interact(() -> shown().desk().schedule(lab.stack(), Optional.empty()));
        await(() -> assertThat(text("#schedule-meaning")).startsWith("daily at 02:00"));
        interact(() -> node("#schedule-cron", TextField.class).setText("61 2 * * *"));
        assertThat(node("#confirm", Button.class).isDisabled()).isTrue();
        clickOn("#schedule-six-hours");
        interact(() -> node("#schedule-keep", TextField.class).setText("5"));
        pictures("backups-schedule");
        clickOn("#confirm");
        await(() -> assertThat(plans.kept).hasSize(1));
        assertThat(plans.kept.getFirst())
                .satisfies(
                        plan -> {
                            assertThat(plan.schedule().orElseThrow().expression())
                                    .isEqualTo("0 */6 * * *");
                            assertThat(plan.retention().last()).isEqualTo(5);
                        });
    }

    @SuppressWarnings("unchecked") // the only table of the screen
    private TableView<HistoryRow> table() {
        return node("#set-table", TableView.class);
    }

    private String text(String query) {
        return node(query, Labeled.class).getText();
    }

    private <T extends Node> T node(String query, Class<T> type) {
        return lookup(query).queryAs(type);
    }

    private static void await(org.awaitility.core.ThrowingRunnable check) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .untilAsserted(
                        () -> {
                            WaitForAsyncUtils.waitForFxEvents();
                            check.run();
                        });
    }

    private void pictures(String name) throws IOException {
        picture(name + "-light-1440", Theme.LIGHT, 1384, 874);
        picture(name + "-dark-1440", Theme.DARK, 1384, 874);
        picture(name + "-light-1024", Theme.LIGHT, 968, 674);
        picture(name + "-dark-1024", Theme.DARK, 968, 674);
        show(Theme.LIGHT, 1384, 874);
    }

    private void picture(String name, Theme theme, double width, double height) throws IOException {
        show(theme, width, height);
        var image =
                WaitForAsyncUtils.waitForAsyncFx(
                        10_000,
                        () -> SwingFXUtils.fromFXImage(shown().scene().snapshot(null), null));
        var file = Path.of("target", "screenshots", name + ".png");
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    private void show(Theme theme, double width, double height) {
        interact(
                () -> {
                    theme.applyTo(shown().scene());
                    shown().stage().setWidth(width);
                    shown().stage().setHeight(height);
                });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private final class Plans implements PlanBook {

        private final List<BackupPlan> kept = new CopyOnWriteArrayList<>();

        @Override
        public List<BackupPlan> plans() {
            return List.copyOf(kept);
        }

        @Override
        public BackupStore store() {
            return new BackupStore(folder.resolve("backups"));
        }

        @Override
        public void keep(BackupPlan plan) {
            kept.add(plan);
        }

        @Override
        public void drop(String name) {
            kept.removeIf(plan -> plan.name().equals(name));
        }
    }

    private static final class NoFiles implements FilePicker {

        @Override
        public Optional<Path> openFile(String title) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> saveFile(String title, String suggestion) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> folder(String title) {
            return Optional.empty();
        }
    }

    private static final class Nowhere implements Navigator {

        @Override
        public void openStack(String project) {}

        @Override
        public void openVolume(String volume) {}

        @Override
        public void openBackups(String stack) {}

        @Override
        public void openUrl(String url) {}
    }
}
