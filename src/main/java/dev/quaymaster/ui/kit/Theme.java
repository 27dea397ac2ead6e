package dev.quaymaster.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/// The two looks of the window: AtlantaFX's Primer with our own colours and rules over it.
public enum Theme {
    /// Dark text on light ground.
    LIGHT(new PrimerLight().getUserAgentStylesheet()),
    /// Light text on dark ground.
    DARK(new PrimerDark().getUserAgentStylesheet());

    /// Stylesheets of single screens, beside the packages that own them.
    private static final List<String> SCREENS = List.of(
            "window.css",
            "stack/stack.css",
            "logs/logs.css",
            "terminal/terminal.css",
            "editor/editor.css",
            "diagram/diagram.css",
            "volume/volume.css",
            "backup/backup.css");

    private final String base;

    Theme(String base) {
        this.base = base;
    }

    /// Puts this look on a scene, and on all pop-ups and dialogs it opens.
    ///
    /// @param scene the scene of a window
    public void applyTo(Scene scene) {
        Application.setUserAgentStylesheet(base);
        var sheets = scene.getStylesheets();
        sheets.clear();
        sheets.add(url("/dev/quaymaster/ui/kit/" + name().toLowerCase(Locale.ROOT) + ".css"));
        sheets.add(url("/dev/quaymaster/ui/kit/kit.css"));
        for (var screen : SCREENS) {
            var sheet = Theme.class.getResource("/dev/quaymaster/ui/" + screen);
            if (sheet != null) {
                sheets.add(sheet.toExternalForm());
            }
        }
    }

    private static String url(String resource) {
        return Objects.requireNonNull(Theme.class.getResource(resource), resource)
                .toExternalForm();
    }
}
