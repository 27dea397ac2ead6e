package dev.quaymaster.diagram.link;

import java.util.List;

/// Every source of evidence there is, the most telling first.
public final class AllLinks implements LinkFinder {

    private final List<LinkFinder> finders = List.of(
            new EnvironmentLinks(), new CaddyfileLinks(), new NginxLinks(), new TraefikLinks(), new CommandLinks());

    @Override
    public List<Link> find(ServiceNames names) {
        return finders.stream().flatMap(finder -> finder.find(names).stream()).toList();
    }
}
