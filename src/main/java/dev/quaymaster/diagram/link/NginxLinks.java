package dev.quaymaster.diagram.link;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the upstreams of mounted nginx configuration: `proxy_pass` and its relatives, the `server`
/// lines of `upstream` blocks, and variables that hold an address.
final class NginxLinks implements LinkFinder {

    private static final Pattern PASS =
            Pattern.compile("^\\s*(?:proxy|grpc|fastcgi|uwsgi|scgi|memcached)_pass\\s+(?<address>[^;#\\s]+)");
    private static final Pattern SERVER =
            Pattern.compile("^\\s*(?:upstream\\s+\\S+\\s*\\{\\s*)?server\\s+(?<address>[^;{#\\s]+)");
    private static final Pattern SET = Pattern.compile("^\\s*set\\s+\\$\\w+\\s+[\"']?(?<address>[^;#\\s\"']+)");

    @Override
    public List<Link> find(ServiceNames names) {
        var links = new Links(names);
        for (var service : names.services()) {
            MountedText.of(names.project(), service, NginxLinks::isConfiguration)
                    .forEach(file -> read(service.name(), file, links));
        }
        return links.found();
    }

    private static boolean isConfiguration(Path target) {
        var path = target.toString();
        return (path.contains("nginx") && (path.endsWith(".conf") || path.endsWith(".template")))
                || path.contains("/nginx/sites-");
    }

    private static void read(String client, MountedText file, Links links) {
        for (int line = 1; line <= file.lines().size(); line++) {
            for (var pattern : List.of(PASS, SERVER, SET)) {
                var match = pattern.matcher(file.lines().get(line - 1));
                if (match.find()) {
                    for (var address : addresses(match.group("address"))) {
                        links.add(client, address, file.at(line));
                    }
                }
            }
        }
    }

    private static List<Address> addresses(String text) {
        return text.contains("://")
                ? Address.urls(text)
                : Address.pairs(text).stream()
                        .map(pair -> new Address("http", pair.host(), pair.port()))
                        .toList();
    }
}
