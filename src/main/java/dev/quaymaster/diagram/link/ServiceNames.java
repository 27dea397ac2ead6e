package dev.quaymaster.diagram.link;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The names under which a project's services find each other: their own, container and host names,
/// network aliases, and those of legacy links.
public final class ServiceNames {

    private final Project project;
    private final Map<String, String> serviceByHost = new LinkedHashMap<>();

    /// Collects the names. Where two services answer to one name, the first in the file has it.
    ///
    /// @param project the project
    public ServiceNames(Project project) {
        this.project = project;
        project.services().keySet().forEach(name -> add(name, name));
        project.services().values().forEach(this::addOthers);
    }

    private void addOthers(Service service) {
        service.process().containerName().ifPresent(name -> add(name, service.name()));
        service.process().hostname().ifPresent(name -> add(name, service.name()));
        service.networks().values().stream()
                .flatMap(attachment -> attachment.aliases().stream())
                .forEach(alias -> add(alias, service.name()));
        for (var link : service.isolation().names().links()) {
            int colon = link.indexOf(':');
            if (colon > 0) {
                add(link.substring(colon + 1), link.substring(0, colon));
            }
        }
    }

    private void add(String host, String service) {
        serviceByHost.putIfAbsent(host.toLowerCase(Locale.ROOT), service);
    }

    /// The project.
    public Project project() {
        return project;
    }

    /// The active services in the file's order.
    public List<Service> services() {
        return List.copyOf(project.services().values());
    }

    /// What a service's image is.
    ///
    /// @param name the service's name
    public ServiceKind kind(String name) {
        var service = project.services().get(name);
        if (service == null) {
            return ServiceKind.GENERIC;
        }
        var byImage = service.image().map(ServiceKind::of).orElse(ServiceKind.GENERIC);
        return byImage == ServiceKind.GENERIC && service.build().isPresent() ? ServiceKind.of(name) : byImage;
    }

    /// Finds the service that answers to a host name.
    ///
    /// @param host a name, perhaps with the project's network as its domain
    /// @return the service's name
    public Optional<String> find(String host) {
        return Optional.ofNullable(serviceByHost.get(host.toLowerCase(Locale.ROOT)));
    }

    /// Finds the service that answers to a host name, unless it is the one that asks.
    ///
    /// @param host a name
    /// @param asking the service whose configuration names the host
    public Optional<String> findOther(String host, String asking) {
        return find(host).filter(found -> !found.equals(asking));
    }
}
