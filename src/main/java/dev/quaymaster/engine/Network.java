package dev.quaymaster.engine;

import java.util.List;
import java.util.Map;

/// A network of the engine.
///
/// @param internal whether it has no way out
/// @param subnets such as `172.20.0.0/16`
public record Network(
        String id,
        String name,
        String driver,
        boolean internal,
        Map<String, String> labels,
        Map<String, String> options,
        List<String> subnets) {

    /// Copies the collections.
    public Network {
        labels = Map.copyOf(labels);
        options = Map.copyOf(options);
        subnets = List.copyOf(subnets);
    }
}
