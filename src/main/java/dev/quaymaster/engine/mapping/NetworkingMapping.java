package dev.quaymaster.engine.mapping;

import dev.quaymaster.engine.ApiVersion;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.spec.EndpointSpec;
import dev.quaymaster.engine.spec.Networking;
import dev.quaymaster.engine.spec.PortSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes ports and places in networks.
public final class NetworkingMapping {

    private NetworkingMapping() {}

    static Map<String, Object> exposed(Networking networking) {
        var exposed = new LinkedHashMap<String, Object>();
        networking.exposed().forEach(port -> exposed.put(withProtocol(port), Map.of()));
        networking.ports().forEach(port -> exposed.put(key(port), Map.of()));
        return exposed;
    }

    private static String withProtocol(String port) {
        return port.contains("/") ? port : port + "/tcp";
    }

    private static String key(PortSpec port) {
        return port.target() + "/" + (port.protocol().isEmpty() ? "tcp" : port.protocol());
    }

    static Map<String, List<Json>> bindings(Networking networking) {
        var bindings = new LinkedHashMap<String, List<Json>>();
        for (var port : networking.ports()) {
            var binding = Json.object().put("HostIp", port.hostIp()).put("HostPort", port.published());
            bindings.computeIfAbsent(key(port), key -> new ArrayList<>()).add(binding);
        }
        return bindings;
    }

    /// The networks a container is made in: its first, and on newer engines all of them.
    static Json atCreation(Networking networking, ApiVersion version) {
        var endpoints = new LinkedHashMap<String, Json>();
        var all = version.compareTo(SpecMapping.ALL_ENDPOINTS_AT_ONCE) >= 0;
        networking.endpoints().forEach((network, endpoint) -> {
            if ((all || network.equals(primary(networking))) && !saysNothing(network, endpoint)) {
                endpoints.put(network, endpoint(endpoint, all));
            }
        });
        return Json.object().put("EndpointsConfig", endpoints);
    }

    /// The mode names the default network already; Podman knows it by another name and would look
    /// for this one.
    private static boolean saysNothing(String network, EndpointSpec endpoint) {
        return network.equals("bridge") && endpoint.equals(EndpointSpec.of());
    }

    /// The networks to connect a container to after it was made.
    public static Map<String, EndpointSpec> afterCreation(Networking networking, ApiVersion version) {
        if (version.compareTo(SpecMapping.ALL_ENDPOINTS_AT_ONCE) >= 0) {
            return Map.of();
        }
        var others = new LinkedHashMap<>(networking.endpoints());
        others.remove(primary(networking));
        return others;
    }

    private static String primary(Networking networking) {
        return networking.mode().isEmpty() ? "default" : networking.mode();
    }

    static Optional<String> primaryMac(Networking networking) {
        return Optional.ofNullable(networking.endpoints().get(primary(networking)))
                .flatMap(EndpointSpec::macAddress);
    }

    /// Writes the body of `POST /networks/{id}/connect`.
    public static Json connect(String container, EndpointSpec endpoint) {
        return Json.object().put("Container", container).put("EndpointConfig", endpoint(endpoint, true));
    }

    private static Json endpoint(EndpointSpec endpoint, boolean withMac) {
        var addresses = endpoint.addresses();
        var json = Json.object()
                .put("Aliases", endpoint.aliases())
                .put("Links", endpoint.links())
                .put("DriverOpts", endpoint.driverOptions())
                .put("GwPriority", endpoint.gatewayPriority())
                .put(
                        "IPAMConfig",
                        Json.object()
                                .put("IPv4Address", addresses.ipv4())
                                .put("IPv6Address", addresses.ipv6())
                                .put("LinkLocalIPs", addresses.linkLocal()));
        return withMac ? json.put("MacAddress", endpoint.macAddress()) : json;
    }
}
