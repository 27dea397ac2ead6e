package dev.quaymaster.settings;

import java.util.Set;

/// The volumes that the user protected, as the file has them at this moment: another process of the
/// user may have locked one since. Reads and writes the file, so not for the FX thread.
///
/// @param file where they are kept
public record LockedVolumes(SettingsFile file) {

    /// Their names.
    public Set<String> now() {
        return file.load().settings().lockedVolumes();
    }

    /// Locks a volume, or lets it be changed again.
    public void set(String volume, boolean locked) {
        file.change(settings -> settings.withLocked(volume, locked));
    }
}
