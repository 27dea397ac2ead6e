package dev.quaymaster.ui.kit;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.RemoveOptions;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.ProcessSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.testfx.util.WaitForAsyncUtils;

/// A part of the window on a stage of its own, containers of the real engine for it to show, and
/// pictures of it. All of it is gone when it is closed.
public final class UiLab implements AutoCloseable {

    public static final String BUSYBOX = "quaymaster-test/busybox:latest";

    private static final int BESIDE = 56 + 232;
    private static final int ABOVE = 140;

    private final Engine engine = DockerEngine.connect(EngineLocator.locate(System.getenv(), Optional.empty()));
    private final String prefix = "qm-ui-it-" + UUID.randomUUID();
    private final List<String> containers = new ArrayList<>();
    private final TestDesk desk = new TestDesk();

    public Engine engine() {
        return engine;
    }

    public Desk desk() {
        return desk.desk();
    }

    /// The file that the user chooses whenever asked.
    public void pick(Path file) {
        desk.answer(file);
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
        var id = engine.create(ContainerSpec.of(prefix + "-" + containers.size(), image)
                .withProcess(ProcessSpec.of(command).withEntrypoint(List.of())));
        containers.add(id);
        engine.start(id);
        return id;
    }

    /// Shows a part of the window as large as it is there in a window of 1440 × 900.
    public Scene show(Stage stage, Parent part) {
        return desk.show(stage, part, 1440 - BESIDE, 900 - ABOVE);
    }

    /// Takes pictures in both looks, of the room that a window of 1440 and one of 1024 have.
    public void pictures(Stage stage, String name) {
        new Pictures(stage, BESIDE, ABOVE).take(name);
    }

    /// Looks or acts on the FX thread.
    public static <T> T onFx(Callable<T> look) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, look);
    }

    /// Waits until something holds that is looked at on the FX thread.
    public static void await(ThrowingRunnable check) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
            var failure = onFx(() -> failure(check));
            if (failure.isPresent()) {
                throw failure.get();
            }
        });
    }

    /// Handed over rather than thrown: TestFX reports whatever is thrown on the FX thread.
    private static Optional<Throwable> failure(ThrowingRunnable check) {
        try {
            check.run();
            return Optional.empty();
        } catch (Throwable e) {
            return Optional.of(e);
        }
    }

    @Override
    public void close() {
        desk.close();
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
}
