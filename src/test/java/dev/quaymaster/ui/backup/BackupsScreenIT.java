package dev.quaymaster.ui.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.Lab;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.PlanCatalog;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.ui.kit.Eventually;
import dev.quaymaster.ui.kit.Pictures;
import dev.quaymaster.ui.kit.TestDesk;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

/// Clicks through the backups screen: backs a real volume up, reads it back, restores it, plans it
/// for every night.
class BackupsScreenIT extends ApplicationTest {

    @TempDir private Path folder;

    private final Lab lab = new Lab();
    private final Plans plans = new Plans();
    private String volume = "";
    private String container = "";
    private @Nullable Shown shown;

    private record Shown(BackupsScreen screen, BackupsDesk backups, TestDesk desk, Stage stage) {}

    private Shown shown() {
        return Objects.requireNonNull(shown);
    }

    @Override
    public void start(Stage stage) {
        volume = lab.volume("data");
        container = lab.busybox("app", volume);
        lab.sh(container, "echo old > /v/file; seq 1 20000 > /v/numbers");
        var desk = new TestDesk();
        var jobs =
                new BackupJobs(
                        lab.engine(),
                        folder.resolve("runs"),
                        Clock.systemUTC(),
                        Set::of,
                        desk.desk());
        var model = new BackupsViewModel(plans, jobs, desk.tasks());
        var backups = new BackupsDesk(lab.engine(), jobs, model, Optional.empty(), desk.desk());
        var screen = new BackupsScreen(backups);
        var content = screen.content();
        HBox.setHgrow(content, Priority.ALWAYS);
        var box = new HBox(screen.list().orElseThrow(), content);
        desk.show(stage, box, 1384, 874);
        screen.refresh();
        shown = new Shown(screen, backups, desk, stage);
    }

    @AfterEach
    void clean() {
        interact(() -> shown().stage().hide());
        shown().desk().close();
        lab.close();
    }

    @Test
    void aVolumeIsBackedUpCheckedRestoredAndPlanned() {
        await(() -> assertThat(text(".empty-pane .panel-title")).isEqualTo("No backups yet"));

        interact(() -> shown().screen().open(volume));
        interact(() -> shown().backups().backUpNow(volume, Optional.empty()));
        await(() -> assertThat(table().getItems()).isNotEmpty());
        await(() -> assertThat(text("#set-state")).isEqualTo("verified"));
        clickOn("#set-verify");
        await(() -> assertThat(shown().backups().jobs().running()).isEmpty());
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

        interact(() -> shown().backups().schedule(lab.stack(), Optional.empty()));
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

    @Test
    void atAnotherEngineNothingIsPlannedThatWouldRunAtTheFirst() {
        var here = shown().backups();
        var there =
                new BackupsDesk(
                        lab.engine(),
                        here.jobs(),
                        here.model(),
                        Optional.of("harbour"),
                        here.desk());

        interact(() -> there.schedule(volume));

        assertThat(shown().desk().told()).contains("run at the engine harbour");
        assertThat(shown().desk().dialogs().isDisplay()).isFalse();
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

    private static void await(ThrowingRunnable check) {
        Eventually.holds(Duration.ofSeconds(60), check);
    }

    private void pictures(String name) {
        new Pictures(shown().stage(), 56, 26).take(name);
    }

    private final class Plans implements PlanBook {

        private final List<BackupPlan> kept = new CopyOnWriteArrayList<>();

        @Override
        public PlanCatalog catalog() {
            return new PlanCatalog(List.copyOf(kept), List.of());
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
}
