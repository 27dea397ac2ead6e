package dev.quaymaster.ui.kit;

import atlantafx.base.controls.ModalPane;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.RemoveOptions;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.ProcessSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.testfx.util.WaitForAsyncUtils;

/// A part of the window on a stage of its own, containers of the real engine for it to show, and
/// pictures of it. All of it is gone when it is closed.
public final class UiLab implements AutoCloseable {

    public static final String BUSYBOX = "quaymaster-test/busybox:latest";

    private static final int BESIDE = 56 + 232;

    private final Engine engine =
            DockerEngine.connect(EngineLocator.locate(System.getenv(), Optional.empty()));
    private final String prefix = "qm-ui-it-" + UUID.randomUUID();
    private final List<String> containers = new ArrayList<>();
    private final Toasts toasts = new Toasts();
    private final ModalPane modal = new ModalPane();
    private final Tasks tasks = new Tasks(failure -> toasts.show(Tone.BAD, failure.toString()));
    private final Desk desk =
            new Desk(
                    tasks,
                    new Dialogs(modal),
                    toasts,
                    new Activities(Clock.systemUTC()),
                    new Nowhere(),
                    new Picked());
    private Path picked = Path.of("");

    public Engine engine() {
        return engine;
    }

    public Desk desk() {
        return desk;
    }

    /// The file that the user chooses whenever asked.
    public void pick(Path file) {
        picked = file;
    }

    /// Starts a container that runs a script with busybox's shell.
    ///
    /// @return its id
    public String running(String script) {
        return running(BUSYBOX, "sh", "-c", script);
    }

    /// Starts a container.
    ///
    /// @return its id
    public String running(String image, String... command) {
        var id =
                engine.create(
                        ContainerSpec.of(prefix + "-" + containers.size(), image)
                                .withProcess(ProcessSpec.of(command).withEntrypoint(List.of())));
        containers.add(id);
        engine.start(id);
        return id;
    }

    /// Shows a part of the window as large as it is there in a window of 1440 × 900.
    public Scene show(Stage stage, Parent part) {
        Fonts.load();
        var scene = new Scene(new StackPane(part, toasts, modal), 1440 - BESIDE, 760);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
        return scene;
    }

    /// Takes pictures in both looks, of the room that a window of 1440 and one of 1024 have.
    public void pictures(Stage stage, String name) throws IOException {
        for (var theme : Theme.values()) {
            picture(
                    stage,
                    theme,
                    name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + "-1440",
                    1440,
                    760);
            picture(
                    stage,
                    theme,
                    name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + "-1024",
                    1024,
                    560);
        }
        set(stage, Theme.LIGHT, 1440, 760);
    }

    private static void picture(Stage stage, Theme theme, String name, int width, int height)
            throws IOException {
        set(stage, theme, width, height);
        var image = onFx(() -> SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null));
        var file = Path.of("target", "screenshots", name + ".png");
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    private static void set(Stage stage, Theme theme, int width, int height) {
        onFx(
                () -> {
                    theme.applyTo(stage.getScene());
                    stage.setWidth(width - BESIDE);
                    stage.setHeight(height);
                    return true;
                });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Looks or acts on the FX thread.
    public static <T> T onFx(Callable<T> look) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, look);
    }

    /// Waits until something holds that is looked at on the FX thread.
    public static void await(org.awaitility.core.ThrowingRunnable check) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .untilAsserted(
                        () -> {
                            var failure = onFx(() -> failure(check));
                            if (failure.isPresent()) {
                                throw failure.get();
                            }
                        });
    }

    /// Handed over rather than thrown: TestFX reports whatever is thrown on the FX thread.
    private static Optional<Throwable> failure(org.awaitility.core.ThrowingRunnable check) {
        try {
            check.run();
            return Optional.empty();
        } catch (Throwable e) {
            return Optional.of(e);
        }
    }

    @Override
    public void close() {
        tasks.close();
        for (var id : containers) {
            try {
                engine.remove(id, RemoveOptions.FORCE_WITH_VOLUMES);
            } catch (EngineException e) {
                if (e.kind() != EngineException.Kind.NOT_FOUND) {
                    throw e;
                }
            }
        }
        engine.close();
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
}
