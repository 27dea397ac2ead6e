package dev.quaymaster.engine.spec;

import java.util.Map;
import java.util.Optional;

/// A container's share of the machine, and its rights there.
///
/// @param logging empty is the engine's default driver
/// @param annotations for the runtime; API 1.43 and later
/// @param runtime such as `runsc`; empty is the engine's default
/// @param platform such as `linux/arm64`; empty is the image's
public record HostOptions(
        Resources resources,
        Security security,
        Namespaces namespaces,
        Optional<Logging> logging,
        Map<String, String> annotations,
        String runtime,
        String platform) {

    /// Copies the map.
    public HostOptions {
        annotations = Map.copyOf(annotations);
    }

    /// The engine's defaults.
    public static HostOptions none() {
        return new HostOptions(
                Resources.none(), Security.none(), Namespaces.none(), Optional.empty(), Map.of(), "", "");
    }

    /// The engine's defaults with that security.
    public static HostOptions of(Security security) {
        return new HostOptions(Resources.none(), security, Namespaces.none(), Optional.empty(), Map.of(), "", "");
    }

    /// Where a container's log goes.
    ///
    /// @param driver such as `json-file`
    public record Logging(String driver, Map<String, String> options) {

        /// Copies the map.
        public Logging {
            options = Map.copyOf(options);
        }
    }

    /// Which namespaces a container shares; empty is one of its own, as the engine does it.
    ///
    /// @param cgroup `host` or `private`
    /// @param cgroupParent the parent group's path
    public record Namespaces(String ipc, String pid, String uts, String user, String cgroup, String cgroupParent) {

        /// Its own ones.
        public static Namespaces none() {
            return new Namespaces("", "", "", "", "", "");
        }
    }
}
