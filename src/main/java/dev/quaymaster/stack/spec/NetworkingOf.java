package dev.quaymaster.stack.spec;

import dev.quaymaster.compose.model.Isolation.Names;
import dev.quaymaster.compose.model.NetworkAttachment;
import dev.quaymaster.compose.model.Port;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.engine.spec.EndpointSpec;
import dev.quaymaster.engine.spec.Networking;
import dev.quaymaster.engine.spec.PortSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// What a container can reach, and under which names it is reached.
final class NetworkingOf {

    private static final String INTERFACE_NAME = "com.docker.network.endpoint.ifname";

    /// The network with the highest priority is the primary one; among equals the first by name.
    private static final Comparator<NetworkAttachment> PRIORITY =
            Comparator.comparingInt(NetworkAttachment::priority).reversed().thenComparing(NetworkAttachment::network);

    private NetworkingOf() {}

    static Networking draft(ContainerDraft draft, Known known) {
        var service = draft.service();
        var names = service.isolation().names();
        var endpoints = endpoints(draft);
        return new Networking(
                mode(draft, known, endpoints),
                endpoints,
                published(draft),
                exposed(draft),
                new Networking.Names(
                        service.process().hostname().orElse(""),
                        service.process().domainName().orElse("")),
                new Networking.Dns(names.dns(), names.dnsSearch(), names.dnsOptions()),
                extraHosts(names));
    }

    private static String mode(ContainerDraft draft, Known known, Map<String, EndpointSpec> endpoints) {
        var said = draft.service().isolation().namespaces().networkMode();
        if (said.isPresent()) {
            return ServiceReferences.mode(said.get(), known.containers());
        }
        return endpoints.keySet().stream().findFirst().orElse("none");
    }

    private static Map<String, EndpointSpec> endpoints(ContainerDraft draft) {
        var service = draft.service();
        if (service.isolation().namespaces().networkMode().isPresent()) {
            return Map.of();
        }
        var endpoints = new LinkedHashMap<String, EndpointSpec>();
        var attachments = service.networks().values().stream().sorted(PRIORITY).toList();
        for (var attachment : attachments) {
            endpoints.put(
                    networkName(draft.project(), attachment.network()),
                    endpoint(draft, attachment, endpoints.isEmpty()));
        }
        return endpoints;
    }

    static String networkName(Project project, String key) {
        var network = project.networks().get(key);
        return network == null ? key : network.name();
    }

    private static EndpointSpec endpoint(ContainerDraft draft, NetworkAttachment attachment, boolean primary) {
        var fixed = new EndpointSpec.Addresses(
                attachment.ipv4Address(), attachment.ipv6Address(), attachment.linkLocalIps());
        var mac = attachment.macAddress();
        return new EndpointSpec(
                aliases(draft, attachment),
                links(draft),
                fixed,
                primary && mac.isEmpty() ? draft.service().isolation().names().macAddress() : mac,
                driverOptions(attachment),
                attachment.gatewayPriority() == 0 ? OptionalInt.empty() : OptionalInt.of(attachment.gatewayPriority()));
    }

    static List<String> aliases(ContainerDraft draft, NetworkAttachment attachment) {
        var own = Stream.of(draft.name());
        var shared = Stream.concat(Stream.of(draft.service().name()), attachment.aliases().stream());
        var useShared = draft.oneOff().map(ContainerDraft.OneOff::useAliases).orElse(true);
        return (useShared ? Stream.concat(own, shared) : own).distinct().toList();
    }

    private static Map<String, String> driverOptions(NetworkAttachment attachment) {
        var options = new LinkedHashMap<>(attachment.driverOpts());
        attachment.interfaceName().ifPresent(name -> options.put(INTERFACE_NAME, name));
        return options;
    }

    /// `links: [db:alias]`: every container of the other service under three names, as compose has
    /// done it since its first version.
    private static List<String> links(ContainerDraft draft) {
        var project = draft.project();
        var names = draft.service().isolation().names();
        var links = new ArrayList<String>();
        for (var link : names.links()) {
            var parts = link.split(":", 2);
            var alias = parts.length > 1 ? parts[1] : parts[0];
            for (var container : containersOf(project, parts[0])) {
                links.add(container + ":" + alias);
                links.add(container + ":" + parts[0] + "-" + draft.number());
                links.add(container + ":" + project.name() + "-" + parts[0] + "-" + draft.number());
            }
        }
        for (var link : names.externalLinks()) {
            links.add(link.contains(":") ? link : link + ":" + link);
        }
        return links;
    }

    private static List<String> containersOf(Project project, String name) {
        return Optional.ofNullable(project.services().get(name))
                .map(service -> containersOf(project, service))
                .orElse(List.of());
    }

    private static List<String> containersOf(Project project, Service service) {
        var names = new ArrayList<String>();
        for (var number = 1; number <= service.lifecycle().scale(); number++) {
            names.add(new ContainerDraft(project, service, number, Optional.empty(), Optional.empty()).name());
        }
        return names;
    }

    /// A one-off does not publish the service's ports: the service itself may be running.
    private static List<PortSpec> published(ContainerDraft draft) {
        return draft.oneOff().isPresent()
                ? List.of()
                : draft.service().ports().stream().map(NetworkingOf::port).toList();
    }

    private static PortSpec port(Port port) {
        return new PortSpec(port.hostIp().orElse(""), port.published().orElse(""), port.target(), port.protocol());
    }

    private static List<String> exposed(ContainerDraft draft) {
        return draft.service().isolation().names().expose();
    }

    private static List<String> extraHosts(Names names) {
        return withColons(names.extraHosts());
    }

    /// Writes `host=address` as engines want it, `host:address`.
    static List<String> withColons(List<String> extraHosts) {
        return extraHosts.stream().map(NetworkingOf::withColon).toList();
    }

    private static String withColon(String entry) {
        var equals = entry.indexOf('=');
        return equals < 0 ? entry : entry.substring(0, equals) + ":" + entry.substring(equals + 1);
    }
}
