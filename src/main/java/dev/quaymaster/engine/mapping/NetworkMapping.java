package dev.quaymaster.engine.mapping;

import dev.quaymaster.engine.Network;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.spec.NetworkSpec;

/// Reads and writes networks.
public final class NetworkMapping {

    private NetworkMapping() {}

    /// Reads one element of `GET /networks`.
    public static Network network(Json json) {
        return new Network(
                json.text("Id"),
                json.text("Name"),
                json.text("Driver"),
                json.flag("Internal"),
                json.textFields("Labels"),
                json.textFields("Options"),
                json.get("IPAM").list("Config").stream()
                        .map(pool -> pool.text("Subnet"))
                        .filter(subnet -> !subnet.isEmpty())
                        .toList());
    }

    /// Writes the body of `POST /networks/create`. Engines before API 1.44 allow two networks of
    /// one name unless told not to.
    public static Json create(NetworkSpec spec) {
        return Json.object()
                .put("Name", spec.name())
                .put("CheckDuplicate", true)
                .putText("Driver", spec.driver())
                .put("Options", spec.options())
                .put("Labels", spec.labels())
                .put("Internal", spec.reach().internal())
                .put("Attachable", spec.reach().attachable())
                .put("EnableIPv4", spec.reach().ipv4())
                .put("EnableIPv6", spec.reach().ipv6())
                .put("IPAM", ipam(spec.addresses()));
    }

    private static Json ipam(NetworkSpec.Ipam ipam) {
        return Json.object()
                .putText("Driver", ipam.driver())
                .put("Options", ipam.options())
                .put("Config", ipam.pools().stream().map(NetworkMapping::pool).toList());
    }

    private static Json pool(NetworkSpec.Pool pool) {
        return Json.object()
                .putText("Subnet", pool.subnet())
                .putText("IPRange", pool.range())
                .putText("Gateway", pool.gateway())
                .put("AuxiliaryAddresses", pool.reserved());
    }
}
