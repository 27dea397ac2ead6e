package dev.quaymaster.engine.mapping;

import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Health;
import dev.quaymaster.engine.MountPoint;
import dev.quaymaster.engine.PublishedPort;
import dev.quaymaster.engine.http.Dialect;
import dev.quaymaster.engine.http.Json;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/// Reads what `GET /containers/json` lists.
public final class ContainerMapping {

    /// The order of ports wherever they are listed.
    static final Comparator<PublishedPort> PORT_ORDER = Comparator.comparingInt(PublishedPort::containerPort)
            .thenComparing(PublishedPort::protocol)
            .thenComparing(PublishedPort::hostIp)
            .thenComparingInt(port -> port.hostPort().orElse(0));

    private ContainerMapping() {}

    /// Reads one element of the list.
    public static Container listed(Json json, Dialect dialect) {
        var status = json.text("Status");
        return new Container(
                json.text("Id"),
                name(json.texts("Names")),
                dialect.imageName(json.text("Image")),
                json.text("ImageID"),
                ContainerState.parse(json.text("State")),
                status,
                Health.ofStatus(status),
                json.textFields("Labels"),
                json.list("Ports").stream()
                        .map(ContainerMapping::port)
                        .sorted(PORT_ORDER)
                        .toList(),
                mounts(json),
                json.seconds("Created"),
                json.get("NetworkSettings").get("Networks").fields().keySet().stream()
                        .sorted()
                        .toList());
    }

    /// Of `/web` and `/proxy/web`, the name another container links to it by, the former is its
    /// own.
    private static String name(List<String> names) {
        return names.stream()
                .map(name -> name.startsWith("/") ? name.substring(1) : name)
                .filter(name -> !name.contains("/"))
                .findFirst()
                .orElse("");
    }

    private static PublishedPort port(Json json) {
        var published = json.get("PublicPort").present();
        return new PublishedPort(
                json.text("IP"),
                published ? OptionalInt.of(json.small("PublicPort")) : OptionalInt.empty(),
                json.small("PrivatePort"),
                json.text("Type"));
    }

    /// Reads the mounts of a listed or inspected container, in the order of their paths.
    static List<MountPoint> mounts(Json json) {
        return json.list("Mounts").stream()
                .map(ContainerMapping::mount)
                .sorted(Comparator.comparing(MountPoint::destination))
                .toList();
    }

    private static MountPoint mount(Json json) {
        return new MountPoint(
                MountPoint.Type.parse(json.text("Type")),
                json.text("Name"),
                json.text("Source"),
                json.text("Destination"),
                json.get("RW").present() && !json.flag("RW"),
                json.text("Driver"),
                json.text("Propagation"));
    }
}
