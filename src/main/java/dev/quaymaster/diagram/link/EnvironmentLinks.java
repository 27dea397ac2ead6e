package dev.quaymaster.diagram.link;

import dev.quaymaster.compose.Secrets;
import dev.quaymaster.compose.model.Service;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Reads environment variables: URLs, lists of `host:port`, and `X_HOST` with its `X_PORT`.
final class EnvironmentLinks implements LinkFinder {

    private static final Pattern HOST_KEY =
            Pattern.compile("(?<stem>.*?)_?(?:HOSTNAME|HOST|SERVER|ADDRESS|ADDR|ENDPOINT)");

    @Override
    public List<Link> find(ServiceNames names) {
        var links = new Links(names);
        for (var service : names.services()) {
            service.environment().forEach((key, value) -> value.ifPresent(text -> read(service, key, text, links)));
        }
        return links.found();
    }

    private static void read(Service service, String key, String text, Links links) {
        var evidence = new Evidence(key, Secrets.masked(key, text));
        var urls = Address.urls(text);
        if (!urls.isEmpty()) {
            urls.forEach(url -> links.add(service.name(), url, evidence));
            return;
        }
        for (var pair : Address.pairs(text)) {
            if (pair.port().isPresent()) {
                links.add(service.name(), pair, evidence);
            } else {
                host(service, key, pair, links);
            }
        }
    }

    /// A bare name counts only under a variable that asks for a host: `POSTGRES_DB=postgres` says
    /// nothing.
    private static void host(Service service, String key, Address pair, Links links) {
        var match = HOST_KEY.matcher(key.toUpperCase(Locale.ROOT));
        if (!match.matches()) {
            return;
        }
        var portKey = match.group("stem") + (match.group("stem").isEmpty() ? "PORT" : "_PORT");
        var port = port(service, portKey);
        var source = port.isPresent() ? key + ", " + portKey : key;
        var text = pair.host() + (port.isPresent() ? ":" + port.getAsInt() : "");
        links.add(service.name(), new Address("", pair.host(), port), new Evidence(source, text));
    }

    private static OptionalInt port(Service service, String key) {
        return service.environment().getOrDefault(key, Optional.empty()).stream()
                .filter(value -> value.matches("\\d{1,5}"))
                .mapToInt(Integer::parseInt)
                .findFirst();
    }
}
