package dev.quaymaster.engine.spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An image to build from a folder of this machine, with the engine's own builder.
///
/// @param context the folder whose files the build sees, less those of its `.dockerignore`
/// @param dockerfile within the context
/// @param tags names for the image
/// @param arguments for `ARG`; one without a value is the engine's to know
public record BuildSpec(
        Path context,
        Dockerfile dockerfile,
        List<String> tags,
        Map<String, Optional<String>> arguments,
        Map<String, String> labels,
        Options options) {

    /// Copies the collections.
    public BuildSpec {
        tags = List.copyOf(tags);
        arguments = Map.copyOf(arguments);
        labels = Map.copyOf(labels);
    }

    /// A folder's `Dockerfile`.
    public static BuildSpec of(Path context, String tag) {
        return new BuildSpec(
                context, new Dockerfile.Named("Dockerfile"), List.of(tag), Map.of(), Map.of(), Options.none());
    }

    /// Where the instructions are.
    public sealed interface Dockerfile {

        /// A file, relative to the context or absolute.
        record Named(String path) implements Dockerfile {}

        /// The instructions themselves.
        record Inline(String text) implements Dockerfile {}
    }

    /// How to build.
    ///
    /// @param target a stage's name; empty is the last one
    /// @param network for `RUN`; empty is the engine's default
    /// @param platform empty is the engine's own
    /// @param noCache build every step anew
    /// @param pull look for newer base images
    /// @param cacheFrom images whose layers may be used
    /// @param extraHosts `name:address`
    public record Options(
            String target,
            String network,
            String platform,
            boolean noCache,
            boolean pull,
            List<String> cacheFrom,
            List<String> extraHosts) {

        /// Copies the lists.
        public Options {
            cacheFrom = List.copyOf(cacheFrom);
            extraHosts = List.copyOf(extraHosts);
        }

        /// The engine's defaults.
        public static Options none() {
            return new Options("", "", "", false, false, List.of(), List.of());
        }
    }
}
