package dev.quaymaster.ui.kit;

import java.util.List;
import javafx.scene.text.Font;

/// The typefaces of the window, loaded from the class path so that it looks the same on every
/// system.
public final class Fonts {

    private static final List<String> FILES = List.of(
            "/com/formdev/flatlaf/fonts/inter/Inter-Regular.otf",
            "/com/formdev/flatlaf/fonts/inter/Inter-SemiBold.otf",
            "/com/formdev/flatlaf/fonts/inter/Inter-Bold.otf",
            "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Regular.ttf",
            "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Bold.ttf");

    private Fonts() {}

    /// Makes the families "Inter", "Inter SemiBold" and "JetBrains Mono" known to JavaFX.
    public static void load() {
        for (var file : FILES) {
            var font = Font.loadFont(Fonts.class.getResourceAsStream(file), 13);
            if (font == null) {
                throw new IllegalStateException("The font " + file + " is missing from the class path");
            }
        }
    }
}
