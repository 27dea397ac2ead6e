package dev.quaymaster.stack.spec;

import java.util.Map;

/// What is known only when a container is about to be made.
///
/// @param imageId id of the image it is made from, `sha256:…`
/// @param containers service → id of its first container, for namespaces and volumes that are
///   shared
public record Known(String imageId, Map<String, String> containers) {
    public Known {
        containers = Map.copyOf(containers);
    }
}
