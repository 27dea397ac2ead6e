package dev.quaymaster.ui.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.Lab;
import dev.quaymaster.backup.RetentionPolicy;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.PlanCatalog;
import dev.quaymaster.backup.schedule.PlanSource;
import dev.quaymaster.backup.schedule.RunOutcome;
import dev.quaymaster.backup.schedule.Schedule;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.ui.kit.Eventually;
import dev.quaymaster.ui.kit.Pictures;
import dev.quaymaster.ui.kit.TestDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
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

    @TempDir
    private Path folder;

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
        var jobs = new BackupJobs(
                lab.engine(), folder.resolve("runs"), Clock.systemUTC(), Set::of, plans::store, desk.desk());
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

        lab.sh(container, "touch /v/su; chmod 4755 /v/su; ln -s ../../elsewhere /v/out");
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
        assertThat(node("#confirm", Button.class).isDisabled()).isTrue();
        clickOn("#agree-concerns");
        clickOn("#confirm");
        await(() -> assertThat(lab.sh(container, "cat /v/file")).isEqualTo("old"));
        await(() -> assertThat(table().getItems())
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
        assertThat(plans.kept.getFirst()).satisfies(plan -> {
            assertThat(plan.schedule().orElseThrow().expression()).isEqualTo("0 */6 * * *");
            assertThat(plan.retention().last()).isEqualTo(5);
        });
    }

    @Test
    void aBackupThatCannotBeReadIsToldEvenWhereItIsTheOnlyOne() throws Exception {
        await(() -> assertThat(text(".empty-pane .panel-title")).isEqualTo("No backups yet"));
        var set = Files.createDirectories(folder.resolve("backups/bad"));
        Files.writeString(set.resolve("manifest.json"), "{");
        interact(() -> shown().screen().refresh());
        await(() -> assertThat(text("#backups-page .banner .label"))
                .startsWith("The backup bad is unreadable and left alone: "));
    }

    @Test
    void setsMadeByHandInTheWindowStayWhenAPlanRunsAndPinnedOnesToo() throws Exception {
        interact(() -> shown().screen().open(volume));
        for (int count = 1; count <= 2; count++) {
            int expected = count;
            interact(() -> shown().backups().backUpNow(volume, Optional.of(plan())));
            await(() -> assertThat(plans.store().list()).hasSize(expected));
            await(() -> assertThat(shown().backups().jobs().running()).isEmpty());
        }
        var byHand = plans.store().list();

        due();
        var pinned = plans.store().list().getFirst();
        await(() -> assertThat(table().getItems()).hasSize(3));
        interact(() -> table().getSelectionModel().select(0));
        clickOn("#set-pin");
        await(() -> assertThat(node("#set-pin", Button.class).getText()).isEqualTo("Unpin"));
        assertThat(table().getItems().getFirst().copies()).endsWith("pinned");
        pictures("backups-pinned");
        clickOn("#set-delete");
        assertThat(shown().desk().told()).contains("This backup is pinned");
        due();
        due();
        var last = plans.store().list().getFirst();

        assertThat(plans.store().list())
                .extracting(BackupSet::id)
                .containsExactlyInAnyOrder(
                        byHand.getFirst().id(), byHand.getLast().id(), pinned.id(), last.id());
    }

    @Test
    void whatAPlanWillDeleteIsShownBeforeItIsSaved() throws Exception {
        due();
        interact(() -> shown().backups().schedule(plan(), true));
        await(() -> assertThat(text("#schedule-expiring")).startsWith("Its next run deletes 1 backup: "));
        pictures("backups-schedule-expiring");
        interact(() -> node("#schedule-keep", TextField.class).setText("2"));
        await(() -> assertThat(text("#schedule-expiring")).startsWith("Its next run deletes no backup."));
    }

    @Test
    void whatIsWrongWithPlansIsShown() {
        plans.problems.add("Stack shop: backup.retention of service db is “30d”, which is no number.");
        interact(() -> shown().screen().refresh());

        await(() -> assertThat(lookup("Stack shop: backup.retention of service db" + " is “30d”, which is no number.")
                        .tryQuery())
                .isPresent());
        pictures("backups-problems");
    }

    private BackupPlan plan() {
        return new BackupPlan(
                "nightly",
                new PlanSource(Optional.empty(), Optional.empty(), List.of(volume)),
                Optional.of(new Schedule("0 2 * * *", ZoneOffset.UTC)),
                RetentionPolicy.keepLast(1),
                plans.store().folder(),
                new TreeMap<>(),
                false);
    }

    /// Runs the plan as the schedule does.
    private void due() throws Exception {
        var outcome = new CompletableFuture<RunOutcome>();
        interact(() -> shown().backups().jobs().runDue(plan(), SetKind.SCHEDULED, outcome));
        assertThat(outcome.get(1, TimeUnit.MINUTES)).isEqualTo(RunOutcome.DONE);
        await(() -> assertThat(shown().backups().jobs().running()).isEmpty());
    }

    @Test
    void atAnotherEngineNothingIsPlannedThatWouldRunAtTheFirst() {
        var here = shown().backups();
        var there = new BackupsDesk(lab.engine(), here.jobs(), here.model(), Optional.of("harbour"), here.desk());

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
        private final List<String> problems = new CopyOnWriteArrayList<>();

        @Override
        public PlanCatalog catalog() {
            return new PlanCatalog(List.copyOf(kept), problems);
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
