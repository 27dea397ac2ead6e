package dev.quaymaster.volume;

import java.util.Map;

/// How much a folder holds, all the way down.
///
/// @param files entries that are no folders
/// @param bytes their sizes; a file with several names counts once
/// @param children name → bytes, for each direct member that is or holds a file
public record VolumeMeasure(long files, long bytes, Map<String, Long> children) {

    /// Copies the map.
    public VolumeMeasure {
        children = Map.copyOf(children);
    }
}
