package dev.quaymaster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.EngineRelay;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.settings.Folders;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.TestRequests;
import dev.quaymaster.stack.run.StackLocks;
import dev.quaymaster.stack.run.StackRunner;
import dev.quaymaster.ui.kit.Eventually;
import dev.quaymaster.ui.kit.Fonts;
import dev.quaymaster.ui.kit.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

/// The engine is stopped while the window shows a stack, and started again.
class EngineGoneIT extends ApplicationTest {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    @TempDir
    private Path folder;

    private final Engine engine = DockerEngine.connect(EngineLocator.locate(System.getenv(), Optional.empty()));
    private @Nullable Shown shown;

    private record Shown(EngineRelay relay, AppContext context, Stage stage, Project project) {}

    private StackRunner runner() {
        return new StackRunner(engine, new StackLocks(folder.resolve("locks")));
    }

    private Shown shown() {
        return Objects.requireNonNull(shown);
    }

    @Override
    public void start(Stage stage) throws Exception {
        var name = "qmgone" + Long.toString(System.nanoTime(), 36);
        Files.writeString(folder.resolve("compose.yaml"), """
                name: %s
                services:
                  app:
                    image: quaymaster-test/busybox:latest
                    command: sleep 100000
                    stop_grace_period: 0s
                """.formatted(name));
        var project = ProjectLoader.load(ComposeFiles.find(folder, Map.of()))
                .project()
                .orElseThrow();
        runner().run(project, Request.Up.of(), progress -> {});
        var relay = new EngineRelay(folder.resolve("engine.sock"));
        var environment = new HashMap<>(System.getenv());
        environment.put("DOCKER_HOST", relay.host());
        environment.put("QUAYMASTER_HOME", folder.resolve("home").toString());
        Fonts.load();
        var context = new AppContext(
                WindowOptions.parse(List.of(folder.toString())),
                Folders.of(environment, "Linux", folder),
                environment,
                new SystemFilePicker(() -> stage));
        var scene = new Scene(context.root(), 1440, 900);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
        context.start();
        shown = new Shown(relay, context, stage, project);
    }

    @AfterEach
    void clean() throws Exception {
        interact(() -> {
            shown().context().close();
            shown().stage().hide();
        });
        shown().context().tasks().awaitEnd(LONG);
        shown().relay().close();
        runner().run(shown().project(), TestRequests.downKeepingVolumes(), progress -> {});
        engine.close();
    }

    @Test
    void theWindowSaysSoKeepsWhatItKnewAndGoesOnWhenTheEngineIsBack() throws Exception {
        await(() -> assertThat(pills()).isEqualTo("1 of 1 running"));
        assertThat(node("#engine-notice").isVisible()).isFalse();

        shown().relay().stop();

        await(() -> assertThat(node("#engine-notice").isVisible()).isTrue());
        assertThat(texts("#engine-notice .label")).startsWith("No container engine answers|Can't ");
        await(() -> assertThat(texts("#stack-banner")).startsWith("What you see is the last known state."));
        assertThat(pills()).isEqualTo("1 of 1 running");
        await(() -> assertThat(node("#stop").isDisabled()).isTrue());
        await(() -> assertThat(stale()).isPositive());
        pictures("engine-gone");
        clickOn("#engine-help");
        await(() -> assertThat(node("#engine-unusable").isVisible()).isTrue());
        assertThat(texts("#engine-unusable .label")).contains("sudo systemctl start docker");
        pictures("engine-gone-help");

        runner().run(shown().project(), new Request.Stop(List.of(), Optional.of(Duration.ZERO)), progress -> {});
        shown().relay().start();

        await(() -> assertThat(node("#engine-notice").isVisible()).isFalse());
        interact(() -> shown().context().show(ScreenId.STACKS));
        await(() -> assertThat(pills()).isEqualTo("stopped"));
        await(() -> assertThat(node("#start").isDisabled()).isFalse());
        await(() -> assertThat(texts("#stack-banner")).isEmpty());
        await(() -> assertThat(stale()).isZero());
    }

    private long stale() {
        return lookup(".observed").queryAll().stream()
                .filter(node -> node.getPseudoClassStates().contains(STALE))
                .count();
    }

    private String pills() {
        return texts("#stack-view .page-header .pill");
    }

    private String texts(String query) {
        return lookup(query).queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .collect(Collectors.joining("|"));
    }

    private Node node(String query) {
        return lookup(query).query();
    }

    private static void await(ThrowingRunnable check) {
        Eventually.holds(LONG, check);
    }

    private void pictures(String name) {
        for (var theme : Theme.values()) {
            var file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-1440.png";
            interact(() -> {
                theme.applyTo(shown().stage().getScene());
                write(Path.of("target", "screenshots", file));
            });
        }
        interact(() -> Theme.LIGHT.applyTo(shown().stage().getScene()));
    }

    private void write(Path file) {
        try {
            Snapshot.write(shown().stage().getScene(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
