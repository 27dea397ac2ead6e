package dev.quaymaster.settings;

import java.nio.file.Path;
import java.util.Optional;

/// How the user likes it.
///
/// @param theme light, dark or as the system has it
/// @param reducedMotion whether nothing is to move on the screen
/// @param host engine to use instead of the one the Docker CLI would use
/// @param backups folder of sets instead of the default one
public record Preferences(
        Theme theme, boolean reducedMotion, Optional<String> host, Optional<Path> backups) {

    /// Colours of the window.
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /// What holds until the user decides.
    public static final Preferences DEFAULT =
            new Preferences(Theme.SYSTEM, false, Optional.empty(), Optional.empty());

    public Preferences withTheme(Theme other) {
        return new Preferences(other, reducedMotion, host, backups);
    }
}
