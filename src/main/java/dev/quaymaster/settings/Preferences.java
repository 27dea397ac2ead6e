package dev.quaymaster.settings;

import java.nio.file.Path;
import java.util.Optional;

/// How the user likes it.
///
/// @param theme light, dark or as the system has it
/// @param reducedMotion whether nothing is to move on the screen
/// @param engine name of the engine that the window works with instead of the one that the Docker
///   CLI would use
/// @param backups folder of sets instead of the default one
public record Preferences(Theme theme, boolean reducedMotion, Optional<String> engine, Optional<Path> backups) {

    /// Colours of the window.
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /// What holds until the user decides.
    public static final Preferences DEFAULT = new Preferences(Theme.SYSTEM, false, Optional.empty(), Optional.empty());

    public Preferences withTheme(Theme other) {
        return new Preferences(other, reducedMotion, engine, backups);
    }

    public Preferences withReducedMotion(boolean reduced) {
        return new Preferences(theme, reduced, engine, backups);
    }

    public Preferences withEngine(Optional<String> other) {
        return new Preferences(theme, reducedMotion, other, backups);
    }

    public Preferences withBackups(Path folder) {
        return new Preferences(theme, reducedMotion, engine, Optional.of(folder));
    }
}
