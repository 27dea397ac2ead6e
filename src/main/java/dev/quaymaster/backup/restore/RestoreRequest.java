package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.BackupSet;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is to be restored.
///
/// @param set from which
/// @param targets saved volume (name or key) → the volume to fill; empty for all, each into the
///   volume it came from
public record RestoreRequest(BackupSet set, SortedMap<String, String> targets) {

    public RestoreRequest {
        targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
    }

    /// All volumes of a set.
    public static RestoreRequest all(BackupSet set) {
        return new RestoreRequest(set, new TreeMap<>());
    }

    /// One volume, by name or key, into the volume it came from.
    public static RestoreRequest volume(BackupSet set, String volume) {
        return volume(set, volume, "");
    }

    /// One volume, by name or key, into another volume.
    public static RestoreRequest volume(BackupSet set, String volume, String target) {
        return new RestoreRequest(set, new TreeMap<>(Map.of(volume, target)));
    }
}
