package dev.quaymaster.ui;

import dev.quaymaster.ui.kit.Navigator;
import dev.quaymaster.ui.stack.StacksScreen;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Leads between the screens of the window.
final class WindowNavigator implements Navigator {

    private static final System.Logger LOG = System.getLogger(WindowNavigator.class.getName());

    private final Consumer<Place> show;
    private @Nullable StacksScreen stacks;

    /// Creates a navigator; [#connect] gives it the screens, which need it themselves.
    ///
    /// @param show brings a screen to the front
    WindowNavigator(Consumer<Place> show) {
        this.show = show;
    }

    /// Gives it the screens it leads to.
    void connect(StacksScreen stacksScreen) {
        this.stacks = stacksScreen;
    }

    @Override
    public void openStack(String project) {
        show.accept(Place.STACKS);
        if (stacks != null) {
            stacks.openByName(project);
        }
    }

    @Override
    public void openVolume(String volume) {
        show.accept(Place.VOLUMES);
    }

    @Override
    public void openBackups(String stack) {
        show.accept(Place.BACKUPS);
    }

    @Override
    public void openUrl(String url) {
        var os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var command =
                os.startsWith("mac") ? "open" : os.startsWith("win") ? "explorer" : "xdg-open";
        try {
            new ProcessBuilder(command, url).inheritIO().start();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.INFO, "No browser could be started for " + url, e);
        }
    }
}
