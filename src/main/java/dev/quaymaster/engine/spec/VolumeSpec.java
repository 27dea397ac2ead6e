package dev.quaymaster.engine.spec;

import java.util.Map;

/// A volume to make.
///
/// @param name empty lets the engine choose
/// @param driver empty is `local`
/// @param options the driver's
public record VolumeSpec(String name, String driver, Map<String, String> options, Map<String, String> labels) {

    /// Copies the maps.
    public VolumeSpec {
        options = Map.copyOf(options);
        labels = Map.copyOf(labels);
    }

    /// A local volume.
    public static VolumeSpec of(String name, Map<String, String> labels) {
        return new VolumeSpec(name, "", Map.of(), labels);
    }
}
