package dev.quaymaster.engine;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// An image that the engine holds.
///
/// @param id `sha256:…`
/// @param tags its names, such as `postgres:17`
/// @param digests its names by content, such as `postgres@sha256:…`
/// @param config what its containers get by default; empty in lists
public record Image(
        String id,
        List<String> tags,
        List<String> digests,
        long sizeBytes,
        Optional<Instant> created,
        Map<String, String> labels,
        Optional<ImageConfig> config) {

    /// Copies the collections.
    public Image {
        tags = List.copyOf(tags);
        digests = List.copyOf(digests);
        labels = Map.copyOf(labels);
    }

    /// What an image gives its containers.
    ///
    /// @param volumes paths that get a volume when nothing else is mounted there
    /// @param exposedPorts such as `5432/tcp`
    /// @param settings all else its containers get, as [ContainerDetails.Config#settings] tells it
    public record ImageConfig(
            List<String> command,
            List<String> entrypoint,
            Map<String, String> environment,
            String user,
            String workingDir,
            List<String> volumes,
            List<String> exposedPorts,
            SortedMap<String, String> settings) {

        /// Copies the collections.
        public ImageConfig {
            command = List.copyOf(command);
            entrypoint = List.copyOf(entrypoint);
            environment = Map.copyOf(environment);
            volumes = List.copyOf(volumes);
            exposedPorts = List.copyOf(exposedPorts);
            settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        }
    }
}
