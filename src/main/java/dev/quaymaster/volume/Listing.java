package dev.quaymaster.volume;

import java.util.List;

/// What a folder holds.
///
/// @param folder the folder itself
/// @param entries in the order of their names
/// @param complete false when the folder was too big to be seen whole without a shell in it
public record Listing(VolumeEntry folder, List<VolumeEntry> entries, boolean complete) {

    /// Copies the list.
    public Listing {
        entries = List.copyOf(entries);
    }
}
