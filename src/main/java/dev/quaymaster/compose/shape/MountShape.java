package dev.quaymaster.compose.shape;

import static dev.quaymaster.compose.shape.Field.key;
import static dev.quaymaster.compose.shape.Forms.BYTES;
import static dev.quaymaster.compose.shape.Forms.FLAG;
import static dev.quaymaster.compose.shape.Forms.TEXT;
import static dev.quaymaster.compose.shape.Forms.WHOLE;
import static dev.quaymaster.compose.shape.MapForms.PAIRS;

/// The canonical form of a mount.
final class MountShape {

    private static final Shape BIND =
            Shape.of(
                    key("selinux", TEXT),
                    key("propagation", TEXT),
                    key("create_host_path", FLAG),
                    key("recursive", TEXT));

    private static final Shape VOLUME =
            Shape.of(key("labels", PAIRS), key("nocopy", FLAG), key("subpath", TEXT));

    private static final Shape TMPFS = Shape.of(key("size", BYTES), key("mode", WHOLE));

    private static final Shape IMAGE = Shape.of(key("subpath", TEXT));

    static final Shape MOUNT =
            Shape.of(
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
