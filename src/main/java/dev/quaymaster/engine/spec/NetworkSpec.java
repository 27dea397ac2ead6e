package dev.quaymaster.engine.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A network to make.
///
/// @param driver such as `bridge`; empty is the engine's default
/// @param options the driver's
/// @param addresses how addresses are given out
public record NetworkSpec(
        String name,
        String driver,
        Map<String, String> options,
        Map<String, String> labels,
        Reach reach,
        Ipam addresses) {

    /// Copies the maps.
    public NetworkSpec {
        options = Map.copyOf(options);
        labels = Map.copyOf(labels);
    }

    /// A network with the engine's defaults.
    public static NetworkSpec of(String name, Map<String, String> labels) {
        return new NetworkSpec(name, "", Map.of(), labels, Reach.open(), Ipam.none());
    }

    /// Who can reach what.
    ///
    /// @param internal no way out
    /// @param attachable single containers may join a swarm's network
    /// @param ipv4 empty is the engine's default
    /// @param ipv6 empty is the engine's default
    public record Reach(boolean internal, boolean attachable, Optional<Boolean> ipv4, Optional<Boolean> ipv6) {

        /// The engine's default.
        public static Reach open() {
            return new Reach(false, false, Optional.empty(), Optional.empty());
        }
    }

    /// How addresses are given out.
    ///
    /// @param driver empty is the engine's default
    public record Ipam(String driver, Map<String, String> options, List<Pool> pools) {

        /// Copies the collections.
        public Ipam {
            options = Map.copyOf(options);
            pools = List.copyOf(pools);
        }

        /// The engine's choice.
        public static Ipam none() {
            return new Ipam("", Map.of(), List.of());
        }
    }

    /// A range of addresses; empty parts are the engine's choice.
    ///
    /// @param subnet such as `10.5.0.0/16`
    /// @param range a part of the subnet that containers get theirs from
    /// @param reserved name → address, never given out
    public record Pool(String subnet, String range, String gateway, Map<String, String> reserved) {

        /// Copies the map.
        public Pool {
            reserved = Map.copyOf(reserved);
        }
    }
}
