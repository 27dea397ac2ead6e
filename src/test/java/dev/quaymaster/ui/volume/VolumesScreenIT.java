package dev.quaymaster.ui.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.settings.LockedVolumes;
import dev.quaymaster.settings.SettingsFile;
import dev.quaymaster.ui.kit.Eventually;
import dev.quaymaster.ui.kit.Pictures;
import dev.quaymaster.ui.kit.TestDesk;
import dev.quaymaster.volume.VolumeLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

/// Clicks and types through the volumes screen, on volumes of the real engine.
class VolumesScreenIT extends ApplicationTest {

    private static final String DATA = """
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

    @TempDir
    private Path local;

    private final VolumeLab lab = new VolumeLab();
    private String volume = "";
    private @Nullable Shown shown;

    private record Shown(VolumesScreen screen, TestDesk desk, Stage stage) {}

    private Shown shown() {
        return Objects.requireNonNull(shown);
    }

    @Override
    public void start(Stage stage) {
        volume = lab.volume(Map.of(PROJECT, "harbour", "com.docker.compose.volume", "postgres-data"));
        lab.run(volume, DATA);
        lab.run(volume, "echo " + PICTURE + " | base64 -d > /data/dot.png");
        lab.running(volume, VolumeLab.DEBIAN, Map.of(PROJECT, "harbour", "com.docker.compose.service", "postgres"));
        var desk = new TestDesk();
        var screen = new VolumesScreen(lab.engine(), locks(), new NoActions(), desk.desk());
        var content = screen.content();
        HBox.setHgrow(content, Priority.ALWAYS);
        var list = (Region) screen.list().orElseThrow();
        list.setMinWidth(Region.USE_PREF_SIZE);
        var box = new HBox(list, content);
        desk.show(stage, box, 1384, 874);
        screen.refresh();
        screen.open(volume);
        shown = new Shown(screen, desk, stage);
    }

    private LockedVolumes locks() {
        var file = local.resolve("config").resolve("settings.yaml");
        return new LockedVolumes(new SettingsFile(file));
    }

    @AfterEach
    void clean() {
        interact(() -> {
            shown().screen().close();
            shown().stage().hide();
        });
        shown().desk().close();
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
        await(() ->
                assertThat(node("#preview-picture", ImageView.class).getImage()).isNotNull());

        choose("server.conf");
        type(KeyCode.ENTER);
        await(() -> assertThat(node("#preview-title", Label.class).getText()).isEqualTo("postgresql.conf"));

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
        shown().desk().answer(Files.writeString(local.resolve("uploaded.txt"), "from here"));
        clickOn("#upload");
        awaitFile("uploaded.txt");
        choose("uploaded.txt");
        await(() -> assertThat(text()).isEqualTo("from here"));

        shown().desk().answer(Files.writeString(local.resolve("uploaded.txt"), "once more"));
        clickOn("#upload");
        await(() -> assertThat(lookup("Replace uploaded.txt").tryQuery()).isPresent());
        agree();
        await(() -> assertThat(lab.output(volume, "cat /data/uploaded.txt")).isEqualTo("once more"));

        var back = local.resolve("back.txt");
        shown().desk().answer(back);
        clickOn("#preview-download");
        await(() -> assertThat(back).hasContent("once more"));

        assertThat(selected()).isEqualTo("uploaded.txt");
        interact(table()::requestFocus);
        type(KeyCode.DELETE);
        agree();
        await(() -> assertThat(names()).doesNotContain("uploaded.txt"));

        clickOn("Details");
        pictures("volume-details");
    }

    @Test
    void aLockedVolumeIsShownReadOnlyUntilItIsUnlocked() {
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
        await(() -> {
            if (shown().desk().dialogs().isDisplay()) {
                clickOn("#confirm");
            }
            assertThat(shown().desk().dialogs().isDisplay()).isFalse();
        });
    }

    /// Clicks until it is selected: the table may be laid out anew between the look and the click.
    private void choose(String name) {
        await(() -> {
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

    private List<String> names() {
        return table().getItems().stream().map(row -> row.entry().name()).toList();
    }

    @SuppressWarnings("unchecked") // the only table of the screen
    private TableView<FileRow> table() {
        return node("#files-table", TableView.class);
    }

    /// What the preview says, whatever it shows, so that a failure tells.
    private String text() {
        var area = lookup("#preview-text").tryQueryAs(TextArea.class).map(TextArea::getText);
        return area.orElseGet(() -> lookup("#preview .label").queryAllAs(Label.class).stream()
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

    private static void await(ThrowingRunnable check) {
        Eventually.holds(Duration.ofSeconds(30), check);
    }

    private void pictures(String name) {
        new Pictures(shown().stage(), 56, 26).take(name);
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
