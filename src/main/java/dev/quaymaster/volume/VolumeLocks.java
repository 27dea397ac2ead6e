package dev.quaymaster.volume;

import java.util.Set;

/// The volumes that the user protected against every change by this program.
///
/// @param names of volumes
public record VolumeLocks(Set<String> names) {

    /// Copies the set.
    public VolumeLocks {
        names = Set.copyOf(names);
    }

    /// Whether the volume is locked.
    public boolean holds(String volume) {
        return names.contains(volume);
    }

    /// Refuses to go on with a locked volume.
    ///
    /// @param action what was about to happen, such as `remove`
    /// @throws VolumeException when the volume is locked
    public void check(String volume, String action) {
        if (holds(volume)) {
            throw new VolumeException(
                    "Volume "
                            + volume
                            + " is locked, so Quaymaster does not "
                            + action
                            + " it. Unlock it first: quaymaster volume unlock "
                            + volume);
        }
    }
}
