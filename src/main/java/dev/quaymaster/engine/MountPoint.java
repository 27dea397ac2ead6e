package dev.quaymaster.engine;

import java.util.Locale;

/// Storage mounted into a container.
///
/// @param name the volume's name; empty unless a volume
/// @param source the path on the engine's machine
/// @param destination the path in the container
/// @param driver the volume's driver; empty unless a volume
/// @param propagation such as `rprivate`; empty unless a bind
public record MountPoint(
        Type type,
        String name,
        String source,
        String destination,
        boolean readOnly,
        String driver,
        String propagation) {

    /// A kind of storage.
    public enum Type {
        /// A folder or file of the engine's machine.
        BIND,
        /// A volume, named or anonymous.
        VOLUME,
        /// Memory.
        TMPFS,
        /// Another one: named pipes, cluster volumes, images.
        OTHER;

        /// Reads the engine's word.
        public static Type parse(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "bind" -> BIND;
                case "volume" -> VOLUME;
                case "tmpfs" -> TMPFS;
                default -> OTHER;
            };
        }
    }
}
