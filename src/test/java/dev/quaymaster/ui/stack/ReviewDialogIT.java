package dev.quaymaster.ui.stack;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ModalPane;
import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.FakeEngine;
import dev.quaymaster.stack.EquivalentCommand;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.preflight.Warning;
import dev.quaymaster.stack.run.StackLocks;
import dev.quaymaster.stack.run.StackRunner;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.Eventually;
import dev.quaymaster.ui.kit.Fonts;
import dev.quaymaster.ui.kit.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

/// What the user sees and decides before an update.
class ReviewDialogIT extends ApplicationTest {

    private static final String BEFORE = """
            name: harbour
            services:
              db:
                image: postgres:17
                environment: {LEVEL: INFO}
                volumes: ["data:/var/lib/postgresql/data"]
              agent: {image: busybox}
            volumes: {data: {}}
            """;

    @TempDir
    private Path folder;

    private final FakeEngine engine = new FakeEngine("postgres:17", "busybox", "caddy:2");
    private final List<String> applied = new ArrayList<>();
    private @Nullable ModalPane pane;

    private ModalPane pane() {
        return Objects.requireNonNull(pane);
    }

    @Override
    public void start(Stage stage) {
        Fonts.load();
        pane = new ModalPane();
        var ground = new Region();
        ground.getStyleClass().add("details");
        var scene = new Scene(new StackPane(ground, pane), 1024, 700);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void anUpdateWaits() throws Exception {
        var runner = new StackRunner(engine, new StackLocks(folder.resolve("locks")));
        runner.run(load(BEFORE).project(), Request.Up.of(), progress -> {});
        var after = BEFORE.replace("INFO", "DEBUG").replace("agent: {image: busybox}", "web: {image: 'caddy:2'}");
        var loaded = load(after);
        var warnings = List.of(
                new Warning(
                        Warning.Kind.PORT_TAKEN,
                        "web",
                        "Port 8080, which service \"web\" publishes, is already used by" + " container grafana-1.",
                        "Stop that, or publish another port."),
                new Warning(
                        Warning.Kind.IMAGE_MISSING,
                        "web",
                        "The image caddy:2 of service \"web\" is not there.",
                        "It will be pulled."));
        var review = new Review(loaded.project(), runner.plan(loaded.project(), Request.Up.of()), warnings);
        interact(() -> new ReviewDialog(
                        new Dialogs(pane()),
                        loaded.files(),
                        (request, found) -> found.accept(
                                new Review(loaded.project(), runner.plan(loaded.project(), request), warnings)),
                        (request, backUpFirst) -> applied.add(
                                EquivalentCommand.of(loaded.files(), request).replaceAll(".*up -d ?", "")
                                        + " "
                                        + backUpFirst))
                .show(review, Request.Up.of()));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void itShowsWhatIsInTheWayAndBacksUpFirst() {
        assertThat(texts("#review-warnings .label"))
                .isEqualTo("Port 8080, which service \"web\" publishes, is already used by container"
                        + " grafana-1. Stop that, or publish another port.|The image"
                        + " caddy:2 of service \"web\" is not there. It will be pulled.");
        assertThat(texts("#review-changes .label")).contains("recreate", "create", "orphan");
        for (var theme : Theme.values()) {
            picture(theme);
        }

        agree();

        assertThat(applied).containsExactly(" true");
    }

    @Test
    void theBackupCanBeDeclinedAndOrphansRemoved() {
        clickUntil("#review-back-up-first", false);
        clickUntil("#review-orphans", true);

        agree();

        assertThat(applied).containsExactly("--remove-orphans false");
    }

    @Test
    void whatIsTickedIsPlannedAnewAndInTheCommand() {
        assertThat(texts("#review-changes .label")).doesNotContain("asked for");
        clickUntil("#review-recreate", true);
        clickUntil("#review-update", true);

        await(() -> assertThat(texts("#review-changes .label")).contains("asked for"));
        assertThat(texts("#equivalent-command")).endsWith("up -d --force-recreate --pull always --build");
        agree();

        assertThat(applied).containsExactly("--force-recreate --pull always --build true");
    }

    /// Clicks until it is as wanted: on a slow machine it may be laid out after the look.
    private void clickUntil(String box, boolean wanted) {
        await(() -> {
            var node = lookup(box).queryAs(CheckBox.class);
            if (node.isSelected() != wanted) {
                clickOn(box);
            }
            assertThat(node.isSelected()).isEqualTo(wanted);
        });
    }

    private void agree() {
        await(() -> {
            if (pane().isDisplay()) {
                clickOn("#apply");
            }
            assertThat(pane().isDisplay()).isFalse();
        });
    }

    private static void await(ThrowingRunnable check) {
        Eventually.holds(Duration.ofSeconds(60), check);
    }

    private String texts(String query) {
        return lookup(query).queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .collect(Collectors.joining("|"));
    }

    private void picture(Theme theme) {
        interact(() -> {
            var scene = pane().getScene();
            theme.applyTo(scene);
            pane().getContent().setOpacity(1);
            var image = SwingFXUtils.fromFXImage(scene.snapshot(null), null);
            var name = "review-" + theme.name().toLowerCase(Locale.ROOT) + "-1024.png";
            try {
                var file = Path.of("target", "screenshots", name);
                Files.createDirectories(file.getParent());
                ImageIO.write(image, "png", file.toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private record Loaded(Project project, ComposeFiles files) {}

    private Loaded load(String text) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), text);
        var files = ComposeFiles.find(folder, Map.of());
        return new Loaded(ProjectLoader.load(files).project().orElseThrow(), files);
    }
}
