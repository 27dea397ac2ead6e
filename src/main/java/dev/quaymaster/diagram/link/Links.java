package dev.quaymaster.diagram.link;

import java.util.ArrayList;
import java.util.List;

/// Collects the connections that one finder reads.
final class Links {

    private final ServiceNames names;
    private final List<Link> found = new ArrayList<>();

    Links(ServiceNames names) {
        this.names = names;
    }

    /// Adds a connection if the address leads to another service of the project.
    void add(String client, Address address, Evidence evidence) {
        names.findOther(address.host(), client).ifPresent(server -> found.add(link(client, server, address, evidence)));
    }

    private Link link(String client, String server, Address address, Evidence evidence) {
        var kind = names.kind(server);
        return new Link(client, server, address.protocolWith(kind), address.portOf(kind), evidence);
    }

    List<Link> found() {
        return List.copyOf(found);
    }
}
