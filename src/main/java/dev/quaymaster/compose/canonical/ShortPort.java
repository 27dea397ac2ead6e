package dev.quaymaster.compose.canonical;

import dev.quaymaster.compose.Location;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The short form of a published port: `[[address:]host:]container[/protocol]`, ranges allowed.
///
/// @param hostIp host address, or empty
/// @param host host ports, or empty
/// @param container container ports
/// @param protocol `tcp`, `udp` or `sctp`
record ShortPort(String hostIp, String host, String container, String protocol) {

    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");

    private record Range(int start, int end) {

        int size() {
            return end - start + 1;
        }
    }

    static ShortPort parse(String spec) throws SpecException {
        int last = spec.lastIndexOf(':');
        var container = spec.substring(last + 1);
        int slash = container.indexOf('/');
        var protocol = slash < 0 ? "" : container.substring(slash + 1).toLowerCase(Locale.ROOT);
        var port = slash < 0 ? container : container.substring(0, slash);
        if (port.isEmpty()) {
            throw new SpecException("\"%s\" names no container port (an unset variable?)".formatted(spec));
        }
        if (!protocol.isEmpty() && !PROTOCOLS.contains(protocol)) {
            throw new SpecException("\"%s\" is not a protocol; use tcp, udp or sctp".formatted(protocol));
        }
        var before = last < 0 ? "" : spec.substring(0, last);
        int colon = before.lastIndexOf(':');
        return new ShortPort(
                colon < 0 ? "" : address(before.substring(0, colon)),
                before.substring(colon + 1),
                port,
                protocol.isEmpty() ? "tcp" : protocol);
    }

    private static String address(String text) throws SpecException {
        boolean brackets = text.startsWith("[") && text.endsWith("]");
        var bare = brackets ? text.substring(1, text.length() - 1) : text;
        if (!brackets && text.contains(":")) {
            throw new SpecException("an IPv6 address stands in brackets here: [%s]".formatted(text));
        }
        if (!bare.isEmpty() && !IpAddress.isValid(bare)) {
            throw new SpecException("\"%s\" is not an IP address".formatted(text));
        }
        return bare;
    }

    /// How many ports of the container these are.
    int count() throws SpecException {
        return range(container).size();
    }

    List<Tree> longForms(Location at) throws SpecException {
        var targets = range(container);
        var hosts = host.isEmpty() ? new Range(0, 0) : range(host);
        if (!host.isEmpty() && targets.size() != hosts.size() && targets.size() > 1) {
            throw new SpecException("the ranges %s and %s have different sizes".formatted(host, container));
        }
        List<MapTree> ports = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            ports.add(one(targets.start + i, published(hosts, i, targets.size()), at));
        }
        // the reference sorts ports as texts
        ports.sort(Comparator.comparing(port -> port.get("target").orElseThrow().plain() + "/"));
        return List.copyOf(ports);
    }

    private String published(Range hosts, int index, int count) {
        if (host.isEmpty()) {
            return "";
        }
        boolean choice = count == 1 && hosts.size() > 1;
        return (hosts.start + index) + (choice ? "-" + hosts.end : "");
    }

    private MapTree one(int target, String published, Location at) {
        var map = MapTree.empty(at).withDefault("mode", "ingress");
        map = hostIp.isEmpty() ? map : map.withDefault("host_ip", hostIp);
        map = map.withDefault("target", (long) target);
        map = published.isEmpty() ? map : map.withDefault("published", published);
        return map.withDefault("protocol", protocol);
    }

    private static Range range(String text) throws SpecException {
        int dash = text.indexOf('-');
        int start = number(dash < 0 ? text : text.substring(0, dash));
        int end = dash < 0 ? start : number(text.substring(dash + 1));
        if (end < start) {
            throw new SpecException("the range %s runs backwards".formatted(text));
        }
        return new Range(start, end);
    }

    private static int number(String text) throws SpecException {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) > 65535) {
            throw new SpecException("\"%s\" is not a port between 0 and 65535".formatted(text));
        }
        return Integer.parseInt(text);
    }
}
