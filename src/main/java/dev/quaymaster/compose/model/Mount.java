package dev.quaymaster.compose.model;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Something mounted into a service's containers.
public sealed interface Mount {

    /// Where it appears in the container.
    ///
    /// @return an absolute path
    String target();

    /// Whether the container may only read it.
    ///
    /// @return true when read-only
    boolean readOnly();

    /// A folder or file of the host.
    ///
    /// @param source absolute path on the host
    /// @param target path in the container
    /// @param readOnly whether it is read-only
    /// @param createHostPath whether a missing source is created as a folder
    /// @param propagation mount propagation
    /// @param selinux `z` shared or `Z` private relabelling
    /// @param recursive how submounts follow: `enabled`, `disabled`, `writable`, `readonly`
    record Bind(
            String source,
            String target,
            boolean readOnly,
            boolean createHostPath,
            Optional<String> propagation,
            Optional<String> selinux,
            Optional<String> recursive)
            implements Mount {}

    /// A volume of the project.
    ///
    /// @param volume key in the project's volumes
    /// @param target path in the container
    /// @param readOnly whether it is read-only
    /// @param noCopy whether the image's files are not copied into the fresh volume
    /// @param subpath folder inside the volume
    /// @param labels labels of the mount's volume
    record Named(
            String volume,
            String target,
            boolean readOnly,
            boolean noCopy,
            Optional<String> subpath,
            Map<String, String> labels)
            implements Mount {

        /// Copies the labels.
        public Named {
            labels = Ordered.copy(labels);
        }
    }

    /// A volume without a name, one for each container.
    ///
    /// @param target path in the container
    /// @param readOnly whether it is read-only
    /// @param noCopy whether the image's files are not copied
    /// @param optioned whether it comes with a section of options, as the short form always does
    record Anonymous(String target, boolean readOnly, boolean noCopy, boolean optioned) implements Mount {}

    /// Memory that looks like a folder.
    ///
    /// @param target path in the container
    /// @param readOnly whether it is read-only
    /// @param size bytes
    /// @param mode permission bits
    record Tmpfs(String target, boolean readOnly, OptionalLong size, OptionalInt mode) implements Mount {}

    /// The files of an image.
    ///
    /// @param image image reference
    /// @param target path in the container
    /// @param readOnly whether it is read-only
    /// @param subpath folder inside the image
    record ImageFiles(String image, String target, boolean readOnly, Optional<String> subpath) implements Mount {}

    /// Kinds this program passes on without knowing more: `npipe` and `cluster`.
    ///
    /// @param type the mount's type
    /// @param source its source
    /// @param target path in the container
    /// @param readOnly whether it is read-only
    record Other(String type, String source, String target, boolean readOnly) implements Mount {}
}
