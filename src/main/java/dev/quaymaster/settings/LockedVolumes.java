package dev.quaymaster.settings;

import java.util.Optional;
import java.util.Set;

/// The volumes that the user protected, as the file has them at this moment: another process of the
/// user may have locked one since. Reads and writes the file, so not for the FX thread.
///
/// @param file where they are kept
public record LockedVolumes(SettingsFile file) {

    /// Their names, for whoever changes volumes.
    ///
    /// @throws SettingsException when the settings can't be read, and so nobody knows
    public Set<String> now() {
        return file.load().require().lockedVolumes();
    }

    /// Their names, for whoever only shows them; empty when the settings can't be read.
    public Optional<Set<String>> known() {
        return switch (file.load()) {
            case SettingsFile.Loaded.Understood readable ->
                Optional.of(readable.settings().lockedVolumes());
            case SettingsFile.Loaded.NotUnderstood _ -> Optional.empty();
        };
    }

    /// Locks a volume, or lets it be changed again.
    ///
    /// @throws SettingsException when the settings can't be read or written
    public void set(String volume, boolean locked) {
        file.change(settings -> settings.withLocked(volume, locked));
    }
}
