package dev.quaymaster.backup.project;

import java.util.List;
import java.util.Set;

/// Paths of the engine's machine that hold nothing of the user's: sockets, kernel files, the time
/// zone.
public final class SystemPaths {

    private static final Set<String> EXACT = Set.of(
            "/",
            "/etc/localtime",
            "/etc/timezone",
            "/etc/hosts",
            "/etc/hostname",
            "/etc/resolv.conf",
            "/etc/machine-id",
            "/tmp/.X11-unix");
    private static final List<String> BELOW =
            List.of("/proc", "/sys", "/dev", "/run", "/var/run", "/lib/modules", "/usr/lib/modules");

    private SystemPaths() {}

    /// Whether nobody wants this saved.
    public static boolean contains(String path) {
        return EXACT.contains(path)
                || path.endsWith(".sock")
                || BELOW.stream().anyMatch(folder -> path.equals(folder) || path.startsWith(folder + "/"));
    }
}
