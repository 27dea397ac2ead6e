package dev.quaymaster.ui;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/// The screens of the window, in the order of the rail.
enum ScreenId {
    /// Stacks and their diagrams.
    STACKS("Stacks", Feather.LAYERS),
    /// Volumes and their files.
    VOLUMES("Volumes", Feather.DATABASE),
    /// Backups, plans and restores.
    BACKUPS("Backups", Feather.ROTATE_CCW),
    /// The engine and how it was found.
    ENGINES("Engines", Feather.SERVER),
    /// What was done.
    ACTIVITY("Activity", Feather.ACTIVITY),
    /// The user's preferences.
    SETTINGS("Settings", Feather.SETTINGS);

    private final String words;
    private final Feather icon;

    ScreenId(String words, Feather icon) {
        this.words = words;
        this.icon = icon;
    }

    /// The screen's name, as people read it.
    String words() {
        return words;
    }

    /// The screen's icon.
    Feather icon() {
        return icon;
    }

    /// The screen's name in ids and on the command line.
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The place of that id.
    ///
    /// @param id as [#id] gives it
    static Optional<ScreenId> of(String id) {
        return Arrays.stream(values()).filter(place -> place.id().equals(id)).findFirst();
    }
}
