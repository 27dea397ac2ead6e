package dev.quaymaster.ui;

import dev.quaymaster.files.FileFailure;
import dev.quaymaster.ui.kit.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javax.imageio.ImageIO;

/// Writes a picture of the window once nothing in it is loading any more, then ends the program.
final class Snapshot extends AnimationTimer {

    private static final long QUIET = Duration.ofMillis(1500).toNanos();
    private static final long AT_MOST = Duration.ofSeconds(20).toNanos();

    private final Scene scene;
    private final Tasks tasks;
    private final Path file;
    private long started;
    private long quietSince;

    /// Creates a snapshot that is not yet waited for.
    ///
    /// @param scene what to picture
    /// @param tasks tells whether anything is loading
    /// @param file the PNG to write
    Snapshot(Scene scene, Tasks tasks, Path file) {
        this.scene = scene;
        this.tasks = tasks;
        this.file = file;
    }

    /// Begins to wait.
    void takeWhenSettled() {
        start();
    }

    @Override
    public void handle(long now) {
        if (started == 0) {
            started = now;
            quietSince = now;
        }
        if (tasks.busy()) {
            quietSince = now;
        }
        if (now - quietSince > QUIET || now - started > AT_MOST) {
            stop();
            take();
        }
    }

    private void take() {
        try {
            write(scene, file);
            // not within this pulse, which still draws the window
            Platform.runLater(() -> scene.getWindow().hide());
        } catch (IOException e) {
            System.err.println("The picture " + file + " cannot be written: " + FileFailure.reason(e));
            System.exit(1);
        }
    }

    /// Writes a scene as it is now.
    ///
    /// @param scene what to picture
    /// @param file the PNG to write; its folder is made
    /// @throws IOException when it can't be written
    static void write(Scene scene, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var image = SwingFXUtils.fromFXImage(scene.snapshot(null), null);
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("no writer for PNG");
        }
    }
}
