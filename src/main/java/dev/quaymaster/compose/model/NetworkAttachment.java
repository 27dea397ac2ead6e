package dev.quaymaster.compose.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a service hangs on a network.
///
/// @param network key in the project's networks
/// @param aliases more names on that network
/// @param ipv4Address fixed address
/// @param ipv6Address fixed address
/// @param linkLocalIps link-local addresses
/// @param macAddress hardware address
/// @param priority the network with the highest is the primary one
/// @param gatewayPriority the network with the highest gives the default gateway
/// @param interfaceName name of the interface in the container
/// @param driverOpts endpoint options
public record NetworkAttachment(
        String network,
        List<String> aliases,
        Optional<String> ipv4Address,
        Optional<String> ipv6Address,
        List<String> linkLocalIps,
        Optional<String> macAddress,
        int priority,
        int gatewayPriority,
        Optional<String> interfaceName,
        Map<String, String> driverOpts) {

    /// Copies the collections.
    public NetworkAttachment {
        aliases = List.copyOf(aliases);
        linkLocalIps = List.copyOf(linkLocalIps);
        driverOpts = Ordered.copy(driverOpts);
    }
}
