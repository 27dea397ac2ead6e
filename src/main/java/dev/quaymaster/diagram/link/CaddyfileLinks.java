package dev.quaymaster.diagram.link;

import dev.quaymaster.compose.model.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the upstreams of mounted Caddyfiles: `reverse_proxy`, its `to` lines, `php_fastcgi` and
/// `forward_auth`.
final class CaddyfileLinks implements LinkFinder {

    private static final Pattern DIRECTIVE =
            Pattern.compile("^\\s*(?:(?:reverse_proxy|forward_auth)|to|(?<fastcgi>php_fastcgi))\\s+(?<rest>[^#]*)");

    /// `{$NAME}` and `{$NAME:default}`, which Caddy fills from the container's environment.
    private static final Pattern VARIABLE = Pattern.compile("\\{\\$([^:}]+)(?::([^}]*))?}");

    @Override
    public List<Link> find(ServiceNames names) {
        var links = new Links(names);
        for (var service : names.services()) {
            MountedText.of(names.project(), service, CaddyfileLinks::isCaddyfile)
                    .forEach(file -> read(service, file, links));
        }
        return links.found();
    }

    private static boolean isCaddyfile(Path target) {
        var name = String.valueOf(target.getFileName());
        return name.startsWith("Caddyfile") || name.endsWith(".caddy") || name.endsWith(".Caddyfile");
    }

    private static void read(Service service, MountedText file, Links links) {
        for (int line = 1; line <= file.lines().size(); line++) {
            var match = DIRECTIVE.matcher(filled(service, file.lines().get(line - 1)));
            if (!match.find()) {
                continue;
            }
            var scheme = match.group("fastcgi") == null ? "http" : "fastcgi";
            for (var word : match.group("rest").strip().split("\\s+", -1)) {
                for (var upstream : upstreams(word, scheme)) {
                    links.add(service.name(), upstream, file.at(line));
                }
            }
        }
    }

    private static List<Address> upstreams(String word, String scheme) {
        if (word.contains("://")) {
            return Address.urls(word);
        }
        return word.startsWith("/") || word.startsWith("@")
                ? List.of()
                : Address.pairs(word).stream()
                        .map(pair -> new Address(scheme, pair.host(), pair.port()))
                        .toList();
    }

    private static String filled(Service service, String line) {
        return VARIABLE.matcher(line)
                .replaceAll(match -> Matcher.quoteReplacement(service.environment()
                        .getOrDefault(match.group(1), Optional.empty())
                        .orElse(Optional.ofNullable(match.group(2)).orElse(""))));
    }
}
