package dev.quaymaster.compose.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/// How a service's image is built.
///
/// @param context absolute folder, or a URL
/// @param dockerfile file name, relative to the context or absolute
/// @param dockerfileInline the Dockerfile itself
/// @param target stage to stop at
/// @param args build arguments; without value they come from the environment
/// @param labels labels of the image
/// @param tags more names of the image
/// @param options the rest
public record Build(
        String context,
        Optional<String> dockerfile,
        Optional<String> dockerfileInline,
        Optional<String> target,
        SortedMap<String, Optional<String>> args,
        Map<String, String> labels,
        List<String> tags,
        Options options) {

    /// Copies the collections.
    public Build {
        labels = Ordered.copy(labels);
        tags = List.copyOf(tags);
    }

    /// Options few files use.
    ///
    /// @param network network of the build's steps
    /// @param shmSize bytes of `/dev/shm`
    /// @param noCache whether the cache is not used
    /// @param pull whether base images are always pulled
    /// @param cacheFrom images to take the cache from
    /// @param extraHosts `host=address` entries
    /// @param platforms platforms to build for
    public record Options(
            Optional<String> network,
            OptionalLong shmSize,
            boolean noCache,
            boolean pull,
            List<String> cacheFrom,
            List<String> extraHosts,
            List<String> platforms) {

        /// Copies the lists.
        public Options {
            cacheFrom = List.copyOf(cacheFrom);
            extraHosts = List.copyOf(extraHosts);
            platforms = List.copyOf(platforms);
        }
    }
}
