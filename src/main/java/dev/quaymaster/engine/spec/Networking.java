package dev.quaymaster.engine.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a container can reach, and what reaches it.
///
/// @param mode a network's name, or `bridge`, `host`, `none`, `container:<id>`; empty is the
///   engine's default
/// @param endpoints network → place in it; the one of `mode` first, the others are connected after
///   creation
/// @param ports published ports
/// @param exposed ports that are only declared, such as `4200/tcp`
/// @param names what the container calls itself
/// @param dns where it looks names up
/// @param extraHosts `name:address` lines for its hosts file
public record Networking(
        String mode,
        Map<String, EndpointSpec> endpoints,
        List<PortSpec> ports,
        List<String> exposed,
        Names names,
        Dns dns,
        List<String> extraHosts) {

    /// Copies the collections, keeping the order of the endpoints.
    public Networking {
        endpoints = Collections.unmodifiableMap(new LinkedHashMap<>(endpoints));
        ports = List.copyOf(ports);
        exposed = List.copyOf(exposed);
        extraHosts = List.copyOf(extraHosts);
    }

    /// The engine's default bridge, nothing published.
    public static Networking engineDefault() {
        return ofMode("");
    }

    /// Only the loopback device.
    public static Networking isolated() {
        return ofMode("none");
    }

    /// A mode and nothing else.
    public static Networking ofMode(String mode) {
        return new Networking(mode, Map.of(), List.of(), List.of(), Names.none(), Dns.none(), List.of());
    }

    /// One network and these ports.
    public static Networking of(String network, EndpointSpec endpoint, List<PortSpec> ports) {
        return new Networking(
                network, Map.of(network, endpoint), ports, List.of(), Names.none(), Dns.none(), List.of());
    }

    /// What a container calls itself; empty means the engine's choice.
    public record Names(String hostname, String domainName) {

        /// The engine's choice.
        public static Names none() {
            return new Names("", "");
        }
    }

    /// Where a container looks names up; empty lists mean the engine's choice.
    public record Dns(List<String> servers, List<String> search, List<String> options) {

        /// Copies the lists.
        public Dns {
            servers = List.copyOf(servers);
            search = List.copyOf(search);
            options = List.copyOf(options);
        }

        /// The engine's choice.
        public static Dns none() {
            return new Dns(List.of(), List.of(), List.of());
        }
    }
}
