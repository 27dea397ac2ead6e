package dev.quaymaster.engine.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A container's place in a network.
///
/// @param aliases further names it has there
/// @param links `container[:alias]`, the old way to know each other
/// @param addresses fixed addresses
/// @param macAddress a fixed one
/// @param driverOptions the network driver's
/// @param gatewayPriority the highest one's network gives the default route; API 1.48 and later
public record EndpointSpec(
        List<String> aliases,
        List<String> links,
        Addresses addresses,
        Optional<String> macAddress,
        Map<String, String> driverOptions,
        OptionalInt gatewayPriority) {

    /// Copies the collections.
    public EndpointSpec {
        aliases = List.copyOf(aliases);
        links = List.copyOf(links);
        driverOptions = Map.copyOf(driverOptions);
    }

    /// Nothing but aliases.
    public static EndpointSpec of(String... aliases) {
        return new EndpointSpec(
                List.of(aliases), List.of(), Addresses.none(), Optional.empty(), Map.of(), OptionalInt.empty());
    }

    /// Fixed addresses; what is empty the engine chooses.
    public record Addresses(Optional<String> ipv4, Optional<String> ipv6, List<String> linkLocal) {

        /// Copies the list.
        public Addresses {
            linkLocal = List.copyOf(linkLocal);
        }

        /// The engine's choice.
        public static Addresses none() {
            return new Addresses(Optional.empty(), Optional.empty(), List.of());
        }
    }
}
