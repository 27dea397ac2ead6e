package dev.quaymaster.ui;

import dev.quaymaster.ui.backup.BackupsScreen;
import dev.quaymaster.ui.kit.Navigator;
import dev.quaymaster.ui.stack.StacksScreen;
import dev.quaymaster.ui.volume.VolumesScreen;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Leads between the screens of the window, and out of it to the browser.
final class WindowNavigator implements Navigator {

    private static final System.Logger LOG = System.getLogger(WindowNavigator.class.getName());

    private record Screens(
            Consumer<ScreenId> show, StacksScreen stacks, VolumesScreen volumes, BackupsScreen backups) {}

    private final String machine;
    private Optional<Screens> screens = Optional.empty();

    /// Creates one that leads nowhere yet.
    ///
    /// @param machine where ports are published
    WindowNavigator(String machine) {
        this.machine = machine;
    }

    /// Gives it the screens, which need it themselves and so come later.
    ///
    /// @param show brings a place to the front
    /// @param stacks opens stacks
    /// @param volumes opens volumes
    /// @param backups opens the backups of a stack
    void connect(Consumer<ScreenId> show, StacksScreen stacks, VolumesScreen volumes, BackupsScreen backups) {
        screens = Optional.of(new Screens(show, stacks, volumes, backups));
    }

    @Override
    public void openStack(String project) {
        screens.ifPresent(to -> {
            to.show().accept(ScreenId.STACKS);
            to.stacks().openByName(project);
        });
    }

    @Override
    public void openVolume(String volume) {
        screens.ifPresent(to -> {
            to.show().accept(ScreenId.VOLUMES);
            to.volumes().open(volume);
        });
    }

    @Override
    public void openBackups(String stack) {
        screens.ifPresent(to -> {
            to.show().accept(ScreenId.BACKUPS);
            to.backups().open(stack);
        });
    }

    @Override
    public void openUrl(String url) {
        var os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var command = os.startsWith("mac") ? "open" : os.startsWith("win") ? "explorer" : "xdg-open";
        try {
            new ProcessBuilder(command, url).inheritIO().start();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.INFO, "No browser could be started for " + url, e);
        }
    }

    @Override
    public String machine() {
        return machine;
    }
}
