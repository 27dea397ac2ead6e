package dev.quaymaster.engine.spec;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Something to mount into a container.
public sealed interface MountSpec {

    /// The path in the container.
    String target();

    /// Whether the container can't write to it.
    boolean readOnly();

    /// A volume, which is made when it does not exist.
    ///
    /// @param source the volume's name; empty for an anonymous one
    /// @param noCopy whether a new volume stays empty instead of getting the image's files
    /// @param subpath a folder within the volume; API 1.45 and later
    /// @param labels of a volume made by this
    /// @param driver of a volume made by this
    /// @param optioned whether its options are told even if there are none; the engine keeps the
    ///   difference
    record VolumeMount(
            String source,
            String target,
            boolean readOnly,
            boolean noCopy,
            Optional<String> subpath,
            Map<String, String> labels,
            Optional<Driver> driver,
            boolean optioned)
            implements MountSpec {

        /// Copies the map.
        public VolumeMount {
            labels = Map.copyOf(labels);
        }

        /// A volume, read-write, without anything special.
        public static VolumeMount of(String source, String target) {
            return new VolumeMount(
                    source, target, false, false, Optional.empty(), Map.of(), Optional.empty(), source.isEmpty());
        }

        /// The same, read-only.
        public VolumeMount asReadOnly() {
            return new VolumeMount(source, target, true, noCopy, subpath, labels, driver, optioned);
        }
    }

    /// A folder or file of the engine's machine, which must exist unless asked to be made.
    ///
    /// @param propagation such as `rshared`
    /// @param createSource whether a missing folder is made, which takes API 1.42; empty when
    ///   nothing is said about it
    /// @param recursive how mounts below it follow: `disabled`, `writable` or `readonly`; empty for
    ///   the engine's own way
    record BindMount(
            String source,
            String target,
            boolean readOnly,
            Optional<String> propagation,
            Optional<Boolean> createSource,
            Optional<String> recursive)
            implements MountSpec {}

    /// Memory.
    ///
    /// @param sizeBytes empty is half of the machine's
    /// @param mode such as octal 1777
    record TmpfsMount(String target, boolean readOnly, OptionalLong sizeBytes, OptionalInt mode) implements MountSpec {}

    /// The files of an image; API 1.48 and later.
    ///
    /// @param readOnly whether that is said; they can never be written to
    record ImageMount(String source, String target, boolean readOnly, Optional<String> subpath) implements MountSpec {}

    /// A volume driver and its options.
    record Driver(String name, Map<String, String> options) {

        /// Copies the map.
        public Driver {
            options = Map.copyOf(options);
        }
    }
}
