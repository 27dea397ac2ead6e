package dev.quaymaster.ui.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.embed.swing.SwingFXUtils;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/// Takes pictures of a stage in both looks and of both sizes of the window, less what the window
/// has beside and above the part that is on the stage.
///
/// @param beside pixels
/// @param above pixels
public record Pictures(Stage stage, int beside, int above) {

    /// Of the whole window.
    public static Pictures of(Stage stage) {
        return new Pictures(stage, 0, 0);
    }

    /// Writes the pictures and leaves the stage large and light.
    ///
    /// @param name what the files' names begin with
    public void take(String name) {
        for (var theme : Theme.values()) {
            take(name, theme, 1440, 900);
            take(name, theme, 1024, 700);
        }
        set(Theme.LIGHT, 1440, 900);
    }

    private void take(String name, Theme theme, int width, int height) {
        set(theme, width, height);
        var file = "%s-%s-%d.png".formatted(name, theme.name().toLowerCase(Locale.ROOT), width);
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            write(Path.of("target", "screenshots", file));
            return file;
        });
    }

    private void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var image = SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null);
        ImageIO.write(image, "png", file.toFile());
    }

    private void set(Theme theme, int width, int height) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            theme.applyTo(stage.getScene());
            stage.setWidth(width - beside);
            stage.setHeight(height - above);
            return theme;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }
}
