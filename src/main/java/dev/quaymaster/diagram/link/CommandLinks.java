package dev.quaymaster.diagram.link;

import dev.quaymaster.compose.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Reads URLs and `host:port` arguments from commands and entry points.
final class CommandLinks implements LinkFinder {

    @Override
    public List<Link> find(ServiceNames names) {
        var links = new Links(names);
        for (var service : names.services()) {
            read(service.name(), "entrypoint", service.entrypoint().orElse(List.of()), links);
            read(service.name(), "command", service.command().orElse(List.of()), links);
        }
        return links.found();
    }

    private static void read(String client, String source, List<String> arguments, Links links) {
        var shown = Secrets.masked(arguments);
        for (var i = 0; i < arguments.size(); i++) {
            for (var address : addresses(arguments.get(i))) {
                links.add(client, address, new Evidence(source, shown.get(i)));
            }
        }
    }

    private static List<Address> addresses(String argument) {
        var found = new ArrayList<>(Address.urls(argument));
        words(argument)
                .flatMap(word -> Address.pairs(word).stream())
                .filter(address -> address.port().isPresent())
                .forEach(found::add);
        return found;
    }

    /// The words of a shell line, and the values of `--option=value`.
    private static Stream<String> words(String argument) {
        return Stream.of(argument.split("[\\s=\"']+", -1)).filter(word -> !word.contains("/"));
    }
}
