package dev.quaymaster.diagram.link;

import dev.quaymaster.compose.Secrets;
import dev.quaymaster.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the labels by which Traefik finds the services it leads to.
final class TraefikLinks implements LinkFinder {

    private static final Pattern PORT =
            Pattern.compile("traefik\\.http\\.services\\.[^.]+\\.loadbalancer\\.server\\.port");
    private static final Pattern RULE = Pattern.compile("traefik\\.http\\.routers\\.[^.]+\\.rule");

    @Override
    public List<Link> find(ServiceNames names) {
        var proxies = names.services().stream()
                .map(Service::name)
                .filter(name -> names.kind(name) == ServiceKind.TRAEFIK)
                .toList();
        var found = new ArrayList<Link>();
        for (var proxy : proxies) {
            for (var service : names.services()) {
                if (!service.name().equals(proxy)) {
                    link(proxy, service).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<Link> link(String proxy, Service service) {
        var port = label(service, PORT);
        var said = port.or(() -> label(service, RULE));
        if (said.isEmpty() || "false".equals(service.labels().get("traefik.enable"))) {
            return Optional.empty();
        }
        var number = port.map(Evidence::text).filter(text -> text.matches("\\d{1,5}")).stream()
                .mapToInt(Integer::parseInt)
                .findFirst();
        return Optional.of(new Link(proxy, service.name(), Optional.of("HTTP"), number, said.get()));
    }

    private static Optional<Evidence> label(Service service, Pattern key) {
        return service.labels().entrySet().stream()
                .filter(label -> key.matcher(label.getKey()).matches())
                .map(label -> new Evidence(label.getKey(), Secrets.masked(label.getKey(), label.getValue())))
                .findFirst();
    }
}
