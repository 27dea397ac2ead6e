package dev.quaymaster.compose.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A network of the project.
///
/// @param key key in the file
/// @param name name at the engine
/// @param external whether it must exist already and is never made or removed
/// @param driver network driver
/// @param driverOpts driver options
/// @param labels the user's labels
/// @param ipam address management
/// @param internal whether it has no way out
/// @param attachable whether containers of others may join
/// @param enableIpv4 whether it has IPv4; absent means the engine's default
/// @param enableIpv6 whether it has IPv6; absent means the engine's default
/// @param tree the canonical form
public record NetworkConfig(
        String key,
        String name,
        boolean external,
        Optional<String> driver,
        Map<String, String> driverOpts,
        Map<String, String> labels,
        Ipam ipam,
        boolean internal,
        boolean attachable,
        Optional<Boolean> enableIpv4,
        Optional<Boolean> enableIpv6,
        Map<String, Object> tree) {

    /// Copies the collections.
    public NetworkConfig {
        driverOpts = Ordered.copy(driverOpts);
        labels = Ordered.copy(labels);
        tree = Ordered.copy(tree);
    }

    /// Address management of a network.
    ///
    /// @param driver IPAM driver
    /// @param pools address pools
    public record Ipam(Optional<String> driver, List<Pool> pools) {

        /// Copies the pools.
        public Ipam {
            pools = List.copyOf(pools);
        }
    }

    /// A pool of addresses.
    ///
    /// @param subnet the subnet in CIDR form
    /// @param gateway gateway address
    /// @param ipRange range containers get addresses from
    /// @param auxAddresses addresses in use by others, by host name
    public record Pool(
            Optional<String> subnet,
            Optional<String> gateway,
            Optional<String> ipRange,
            Map<String, String> auxAddresses) {

        /// Copies the addresses.
        public Pool {
            auxAddresses = Ordered.copy(auxAddresses);
        }
    }
}
