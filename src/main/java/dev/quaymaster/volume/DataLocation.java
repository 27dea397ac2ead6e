package dev.quaymaster.volume;

import dev.quaymaster.engine.MountPoint;
import dev.quaymaster.engine.Volume;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where data really lies, whatever it is called: a volume with `driver_opts`, another volume with
/// the same `device`, and a bind mount of that folder are one thing for locks, for the containers
/// that are held still, and for what a restore overwrites.
///
/// Paths are compared by their names: links on the engine's machine are not followed.
///
/// @param host who serves it: empty for a folder of the engine's machine, else the server of a
///   network share or the kind of file system that is mounted from a device
/// @param path the folder or device there, normalized
public record DataLocation(String host, String path) {

    private static final String LOCAL = "local";

    /// Where a volume's data lies; empty for memory and for drivers that do not tell.
    public static Optional<DataLocation> of(Volume volume) {
        return mounted(volume.driver(), volume.options())
                .or(() -> isMemory(volume.driver(), volume.options()) ? Optional.empty() : folder(volume.mountpoint()));
    }

    /// Where the data of a bind mount lies; empty for other mounts, whose volume knows.
    public static Optional<DataLocation> of(MountPoint mount) {
        return mount.type() == MountPoint.Type.BIND ? folder(mount.source()) : Optional.empty();
    }

    /// A folder of the engine's machine.
    public static Optional<DataLocation> folder(String path) {
        return path.startsWith("/")
                ? Optional.of(new DataLocation("", Path.of(path).normalize().toString()))
                : Optional.empty();
    }

    /// What a volume with these driver options shows that was there before it and stays after it: a
    /// folder, a device or a share. Empty for volumes whose data belongs to the engine.
    public static Optional<DataLocation> mounted(String driver, Map<String, String> options) {
        var device = options.getOrDefault("device", "");
        if (!driver.equals(LOCAL) || device.isEmpty() || isMemory(driver, options)) {
            return Optional.empty();
        }
        var type = options.getOrDefault("type", "none").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "none", "", "bind" -> folder(device);
            case "nfs", "nfs4" -> Optional.of(new DataLocation("nfs " + server(options), afterColon(device)));
            case "cifs", "smb3" -> Optional.of(new DataLocation("cifs", device));
            default -> Optional.of(new DataLocation(type, device));
        };
    }

    /// Whether a volume of these options is kept in memory, and so is empty whenever nobody uses
    /// it.
    public static boolean isMemory(String driver, Map<String, String> options) {
        return driver.equals(LOCAL) && "tmpfs".equalsIgnoreCase(options.getOrDefault("type", ""));
    }

    /// Whether changing the one can change the other: they are the same, or one lies in the other.
    public boolean overlaps(DataLocation other) {
        return host.equals(other.host) && (isIn(path, other.path) || isIn(other.path, path));
    }

    /// For people: the folder, or the share with its server.
    @Override
    public String toString() {
        return host.isEmpty() ? path : host + " " + path;
    }

    private static boolean isIn(String inner, String outer) {
        return inner.equals(outer) || inner.startsWith(outer.equals("/") ? outer : outer + "/");
    }

    private static String afterColon(String device) {
        return device.substring(device.indexOf(':') + 1);
    }

    private static String server(Map<String, String> options) {
        return Arrays.stream(options.getOrDefault("o", "").split(",", -1))
                .filter(option -> option.startsWith("addr="))
                .map(option -> option.substring("addr=".length()))
                .findFirst()
                .orElse("");
    }
}
