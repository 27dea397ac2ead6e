package dev.quaymaster.ui.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.editor.KeptVersions;
import dev.quaymaster.engine.FakeEngine;
import dev.quaymaster.engine.Image;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.preflight.Preflight;
import dev.quaymaster.stack.run.StackLocks;
import dev.quaymaster.stack.run.StackRunner;
import dev.quaymaster.ui.kit.UiLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

/// The engine is watched and containers are measured while somebody can see it, and only then.
class WatchingIT extends ApplicationTest {

    @TempDir
    private Path folder;

    private final FakeEngine engine = new FakeEngine("postgres:17", "caddy:2");
    private @Nullable Shown shown;

    private record Shown(UiLab lab, StackView view, Stage stage) {}

    private Shown shown() {
        return Objects.requireNonNull(shown);
    }

    @Override
    public void start(Stage stage) throws Exception {
        Files.writeString(folder.resolve("compose.yaml"), """
                name: harbour
                services:
                  db: {image: "postgres:17", command: sleep 600}
                  web: {image: "caddy:2", command: sleep 600, depends_on: [db]}
                """);
        var runner = new StackRunner(engine, new StackLocks(folder.resolve("locks")));
        var project = ProjectLoader.load(ComposeFiles.find(folder, Map.of()))
                .project()
                .orElseThrow();
        runner.run(project, Request.Up.of(), progress -> {});
        var tools = new StackTools(
                engine,
                runner,
                Preflight.elsewhere(engine),
                Map.of(),
                new KeptVersions(folder.resolve("kept"), Clock.systemUTC()));
        var lab = new UiLab();
        var model = new StackViewModel(tools, folder, lab.desk());
        var view = new StackView(model, engine, lab.desk(), new NoBackups());
        shown = new Shown(lab, view, stage);
        lab.show(stage, view);
        model.load();
    }

    @AfterEach
    void close() {
        interact(() -> {
            shown().view().close();
            shown().stage().hide();
        });
        shown().lab().close();
        engine.close();
    }

    private void watched() {
        UiLab.await(() -> {
            assertThat(engine.measured()).hasSize(2);
            assertThat(engine.watchers()).isEqualTo(1);
        });
    }

    private void notWatched() {
        UiLab.await(() -> {
            assertThat(engine.measured()).isEmpty();
            assertThat(engine.watchers()).isZero();
        });
    }

    @Test
    void nothingIsMeasuredWhileTheWindowIsMinimisedOrHidden() {
        watched();

        interact(() -> shown().stage().setIconified(true));
        notWatched();
        interact(() -> shown().stage().setIconified(false));
        watched();

        interact(() -> shown().stage().hide());
        notWatched();
        interact(() -> shown().stage().show());
        watched();
    }

    @Test
    void nothingIsMeasuredWhileAnotherScreenStandsInItsPlace() {
        watched();
        var place = (StackPane) shown().view().getParent();

        interact(() -> place.getChildren().remove(shown().view()));
        notWatched();
        interact(() -> place.getChildren().addFirst(shown().view()));
        watched();
    }

    @Test
    void aServiceTellsWhatItUsesAndHowItEnded() throws IOException {
        watched();
        interact(() -> shown().view().openService("web"));
        UiLab.await(() -> assertThat(text("#usage-cpu")).isEqualTo("12.5 %"));
        assertThat(text("#usage-memory")).isEqualTo("64 MiB");
        assertThat(text("#usage-network")).isEqualTo("in 0 B/s · out 0 B/s");
        assertThat(text("#usage-disk")).isEqualTo("read 0 B/s · write 0 B/s");
        shown().lab().pictures(shown().stage(), "service-usage");

        engine.dies("harbour-web-1", 3);

        UiLab.await(() -> assertThat(lookup(".node-detail").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains("caddy:2 · failed, exit 3"));
        shown().lab().pictures(shown().stage(), "service-failed");
        interact(() -> shown().view().select("Services"));
        shown().lab().pictures(shown().stage(), "services-usage");
    }

    @Test
    void newerImagesAreAskedForOnDemand() throws IOException {
        watched();
        engine.addImage(held("postgres:17", "postgres@sha256:old"));
        engine.addImage(held("caddy:2", "caddy@sha256:same"));
        engine.publish("postgres:17", "sha256:new");
        interact(() -> shown().view().select("Services"));

        clickOn("#check-images");

        UiLab.await(() -> assertThat(text("#images-told"))
                .isEqualTo("Newer image available: postgres:17 (db). Update pulls and"
                        + " applies it. Can't ask the registry for caddy:2:"
                        + " it has no such image."));
        shown().lab().pictures(shown().stage(), "services-newer-image");
    }

    @Test
    void lettersOpenTheLogAndATerminalOfTheSelectedService() {
        watched();
        interact(() -> shown().view().openService("web"));
        interact(() -> assertThat(shown().view().typed("x")).isFalse());

        interact(() -> shown().view().typed("l"));
        UiLab.await(() -> assertThat(chosenTab()).isEqualTo("Logs"));
        interact(() -> shown().view().typed("e"));
        UiLab.await(() -> assertThat(chosenTab()).isEqualTo("Terminal"));
    }

    private String chosenTab() {
        var tabs = (TabPane) shown().view().getCenter();
        return tabs.getSelectionModel().getSelectedItem().getText();
    }

    private static Image held(String name, String digest) {
        return new Image(
                "sha256:" + name,
                List.of(name),
                List.of(digest),
                1 << 20,
                Optional.of(Instant.EPOCH),
                Map.of(),
                Optional.empty());
    }

    private String text(String query) {
        return lookup(query).queryAs(Labeled.class).getText();
    }

    private static final class NoBackups implements StackBackups {

        @Override
        public void backUp(Project project, ComposeFiles files, Runnable onSuccess) {}

        @Override
        public void schedule(Project project, ComposeFiles files) {}

        @Override
        public Optional<Node> history(String stack) {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> lastBackup(String volume) {
            return Optional.empty();
        }
    }
}
