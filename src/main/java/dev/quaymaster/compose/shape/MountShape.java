package dev.quaymaster.compose.shape;

import static dev.quaymaster.compose.shape.Field.key;
import static dev.quaymaster.compose.shape.Forms.BYTES;
import static dev.quaymaster.compose.shape.Forms.FLAG;
import static dev.quaymaster.compose.shape.Forms.TEXT;
import static dev.quaymaster.compose.shape.MapForms.PAIRS;

/// The canonical form of a mount.
final class MountShape {

    private static final CanonicalObject BIND = CanonicalObject.of(
            key("selinux", TEXT), key("propagation", TEXT), key("create_host_path", FLAG), key("recursive", TEXT));

    private static final CanonicalObject VOLUME =
            CanonicalObject.of(key("labels", PAIRS), key("nocopy", FLAG), key("subpath", TEXT));

    /// a number, in octal when it has a leading 0, but no text
    private static final Form TMPFS_MODE = (tree, path, problems) -> {
        if (tree.asString().isPresent()) {
            throw new BadValueException("the mode must be a number such as 0755");
        }
        return Forms.NATURAL_OR_ZERO.spell(tree, path, problems);
    };

    private static final CanonicalObject TMPFS = CanonicalObject.of(key("size", BYTES), key("mode", TMPFS_MODE));

    private static final CanonicalObject IMAGE = CanonicalObject.of(key("subpath", TEXT));

    static final CanonicalObject MOUNT = CanonicalObject.of(
            key("type", TEXT),
            key("source", TEXT),
            key("target", TEXT),
            key("read_only", FLAG),
            key("consistency", TEXT),
            key("bind", BIND.one()),
            key("volume", VOLUME.one()),
            key("tmpfs", TMPFS.one()),
            key("image", IMAGE.one()));

    private MountShape() {}
}
