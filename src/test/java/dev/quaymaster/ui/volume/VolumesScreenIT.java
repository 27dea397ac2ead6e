package dev.quaymaster.ui.volume;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ModalPane;
import dev.quaymaster.settings.LockedVolumes;
import dev.quaymaster.settings.SettingsFile;
import dev.quaymaster.ui.kit.Activities;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.FilePicker;
import dev.quaymaster.ui.kit.Fonts;
import dev.quaymaster.ui.kit.Navigator;
import dev.quaymaster.ui.kit.Tasks;
import dev.quaymaster.ui.kit.Theme;
import dev.quaymaster.ui.kit.Toasts;
import dev.quaymaster.volume.VolumeLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
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

/// Clicks and types through the volumes screen, on volumes of the real engine.
class VolumesScreenIT extends ApplicationTest {

    private static final String DATA =
            """
            cd /data
            mkdir base global pg_wal pg_xact
            head -c 24000000 /dev/zero > base/1
            head -c 560000 /dev/zero > global/1
            printf '15\\n' > PG_VERSION
            i=0; while [ $i -lt 40 ]; do echo "listen_addresses = '*'  # line $i"; i=$((i+1)); done > postgresql.conf
            printf 'x\\n' > pg_hba.conf
            head -c 2000 /dev/urandom > noise
            ln -s postgresql.conf server.conf
            ln -s /run/secrets/server.crt server.crt
            chmod 600 PG_VERSION *.conf; chmod 700 base global pg_*; chown -R 8:8 .
            """;

    private static final String PROJECT = "com.docker.compose.project";

    /// One red pixel.
    private static final String PICTURE =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

    @TempDir private Path local;

    private final VolumeLab lab = new VolumeLab();
    private final Toasts toasts = new Toasts();
    private final Tasks tasks =
            new Tasks(failure -> toasts.show(dev.quaymaster.ui.kit.Tone.BAD, failure.toString()));
    private Path picked = Path.of("");
    private String volume = "";
    private @Nullable Shown shown;

    private record Shown(VolumesScreen screen, ModalPane dialogs, Scene scene, Stage stage) {}

    private Shown shown() {
        return Objects.requireNonNull(shown);
    }

    @Override
    public void start(Stage stage) {
        volume =
                lab.volume(
                        Map.of(PROJECT, "harbour", "com.docker.compose.volume", "postgres-data"));
        lab.run(volume, DATA);
        lab.run(volume, "echo " + PICTURE + " | base64 -d > /data/dot.png");
        lab.running(
                volume,
                VolumeLab.DEBIAN,
                Map.of(PROJECT, "harbour", "com.docker.compose.service", "postgres"));
        Fonts.load();
        var modal = new ModalPane();
        var desk =
                new Desk(
                        tasks,
                        new Dialogs(modal),
                        toasts,
                        new Activities(Clock.systemUTC()),
                        new Nowhere(),
                        new Picked());
        var screen = new VolumesScreen(lab.engine(), locks(), new NoActions(), desk);
        var content = screen.content();
        HBox.setHgrow(content, Priority.ALWAYS);
        var list = (Region) screen.list().orElseThrow();
        list.setMinWidth(Region.USE_PREF_SIZE);
        var box = new HBox(list, content);
        var scene = new Scene(new StackPane(box, toasts, modal), 1384, 874);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
        screen.refresh();
        screen.open(volume);
        shown = new Shown(screen, modal, scene, stage);
    }

    private LockedVolumes locks() {
        var file = local.resolve("config").resolve("settings.yaml");
        return new LockedVolumes(new SettingsFile(file, Clock.systemUTC()));
    }

    @AfterEach
    void clean() {
        interact(
                () -> {
                    shown().screen().close();
                    shown().stage().hide();
                });
        tasks.close();
        lab.close();
    }

    @Test
    void aVolumeInUseIsBrowsedAndEditedOnceThatIsAllowed() throws IOException {
        awaitFile("postgresql.conf");
        choose("postgresql.conf");
        await(() -> assertThat(text()).contains("listen_addresses = '*'"));
        await(() -> assertThat(subtitle()).contains("9 files"));
        pictures("volume-files");

        choose("dot.png");
        await(() -> assertThat(node("#preview-picture", ImageView.class).getImage()).isNotNull());

        choose("server.conf");
        type(KeyCode.ENTER);
        await(
                () ->
                        assertThat(node("#preview-title", Label.class).getText())
                                .isEqualTo("postgresql.conf"));

        choose("base");
        type(KeyCode.ENTER);
        awaitFile("1");
        type(KeyCode.BACK_SPACE);
        awaitFile("PG_VERSION");

        clickOn("#files-find").write("hba");
        await(() -> assertThat(table().getItems()).hasSize(1));
        clickOn("#files-find").eraseText(3);

        assertThat(node("#upload", Node.class).isDisabled()).isTrue();
        clickOn("#allow-editing");
        agree();
        picked = Files.writeString(local.resolve("uploaded.txt"), "from here");
        clickOn("#upload");
        awaitFile("uploaded.txt");
        choose("uploaded.txt");
        await(() -> assertThat(text()).isEqualTo("from here"));

        picked = local.resolve("back.txt");
        clickOn("#preview-download");
        await(() -> assertThat(picked).hasContent("from here"));

        assertThat(selected()).isEqualTo("uploaded.txt");
        interact(table()::requestFocus);
        type(KeyCode.DELETE);
        agree();
        await(() -> assertThat(names()).doesNotContain("uploaded.txt"));

        clickOn("Details");
        pictures("volume-details");
    }

    @Test
    void aLockedVolumeIsShownReadOnlyUntilItIsUnlocked() throws IOException {
        awaitFile("postgresql.conf");
        clickOn("#volume-lock");
        await(() -> assertThat(locks().now()).containsExactly(volume));
        await(() -> assertThat(text("#editing-banner-text")).startsWith("This volume is locked"));
        assertThat(node("#upload", Node.class).isDisabled()).isTrue();
        assertThat(node("#allow-editing", Node.class).isVisible()).isFalse();
        pictures("volume-locked");

        clickOn("#volume-lock");
        await(() -> assertThat(node("#allow-editing", Node.class).isVisible()).isTrue());
        assertThat(locks().now()).isEmpty();
    }

    private String text(String query) {
        return node(query, Label.class).getText();
    }

    /// Clicks until the dialog is gone: on a slow machine it may be laid out after the look.
    private void agree() {
        await(
                () -> {
                    if (shown().dialogs().isDisplay()) {
                        clickOn("#confirm");
                    }
                    assertThat(shown().dialogs().isDisplay()).isFalse();
                });
    }

    /// Clicks until it is selected: the table may be laid out anew between the look and the click.
    private void choose(String name) {
        await(
                () -> {
                    if (!selected().equals(name)) {
                        clickOn(cell(name));
                    }
                    assertThat(selected()).isEqualTo(name);
                });
    }

    /// The preview's title says the same as a row.
    private Node cell(String name) {
        return from(table()).lookup(name).query();
    }

    private String selected() {
        var row = table().getSelectionModel().getSelectedItem();
        return row == null ? "" : row.entry().name();
    }

    private void awaitFile(String name) {
        await(() -> assertThat(names()).contains(name));
    }

    private java.util.List<String> names() {
        return table().getItems().stream().map(row -> row.entry().name()).toList();
    }

    @SuppressWarnings("unchecked") // the only table of the screen
    private TableView<FileRow> table() {
        return node("#files-table", TableView.class);
    }

    /// What the preview says, whatever it shows, so that a failure tells.
    private String text() {
        var area = lookup("#preview-text").tryQueryAs(TextArea.class).map(TextArea::getText);
        return area.orElseGet(
                () ->
                        lookup("#preview .label").queryAllAs(Label.class).stream()
                                .map(Label::getText)
                                .collect(Collectors.joining("|")));
    }

    private String subtitle() {
        return lookup(".page-header .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .reduce("", (all, one) -> all + "|" + one);
    }

    private <T extends Node> T node(String query, Class<T> type) {
        return lookup(query).queryAs(type);
    }

    private static void await(org.awaitility.core.ThrowingRunnable check) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
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

    private final class Picked implements FilePicker {

        @Override
        public Optional<Path> openFile(String title) {
            return Optional.of(picked);
        }

        @Override
        public Optional<Path> saveFile(String title, String suggestion) {
            return Optional.of(picked);
        }

        @Override
        public Optional<Path> folder(String title) {
            return Optional.of(picked);
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

    private static final class NoActions implements VolumeActions {

        @Override
        public void backUp(String volume) {}

        @Override
        public void restore(String volume) {}

        @Override
        public Optional<Node> history(String volume) {
            return Optional.empty();
        }
    }
}
