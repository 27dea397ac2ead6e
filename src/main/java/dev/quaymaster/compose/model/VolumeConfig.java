package dev.quaymaster.compose.model;

import java.util.Map;
import java.util.Optional;

/// A named volume of the project.
///
/// @param key key in the file
/// @param name name at the engine
/// @param external whether it must exist already and is never made or removed
/// @param driver volume driver, absent for `local`
/// @param driverOpts driver options
/// @param labels the user's labels
/// @param tree the canonical form
public record VolumeConfig(
        String key,
        String name,
        boolean external,
        Optional<String> driver,
        Map<String, String> driverOpts,
        Map<String, String> labels,
        Map<String, Object> tree) {

    /// Copies the collections.
    public VolumeConfig {
        driverOpts = Ordered.copy(driverOpts);
        labels = Ordered.copy(labels);
        tree = Ordered.copy(tree);
    }
}
