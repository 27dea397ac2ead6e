package dev.quaymaster.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A container as the engine lists it.
///
/// @param name without the leading slash
/// @param image the name it was made from
/// @param imageId the image's id, `sha256:…`
/// @param status the engine's words, such as `Up 3 minutes (healthy)`
/// @param networks names, sorted
public record Container(
        String id,
        String name,
        String image,
        String imageId,
        ContainerState state,
        String status,
        Health health,
        Map<String, String> labels,
        List<PublishedPort> ports,
        List<MountPoint> mounts,
        Instant created,
        List<String> networks) {

    /// Copies the collections.
    public Container {
        labels = Map.copyOf(labels);
        ports = List.copyOf(ports);
        mounts = List.copyOf(mounts);
        networks = List.copyOf(networks);
    }

    /// The first twelve digits of the id, as the docker command shows it.
    public String shortId() {
        return id.substring(0, Math.min(12, id.length()));
    }
}
