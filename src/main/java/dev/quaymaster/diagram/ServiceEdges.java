package dev.quaymaster.diagram;

import dev.quaymaster.compose.model.Dependency;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.diagram.link.Evidence;
import dev.quaymaster.diagram.link.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// Connections between services: whatever was said of one pair becomes one edge. The strongest
/// reason gives it its kind, talking before sharing a network before waiting.
final class ServiceEdges {

    private static final String SERVICE = "service:";

    private final Map<String, Pair> pairs = new LinkedHashMap<>();

    private ServiceEdges() {}

    /// What is known of one client and one server.
    private static final class Pair {

        private final String from;
        private final String to;

        /// Port → protocol; either may be empty.
        private final Map<String, String> talks = new LinkedHashMap<>();

        private final SequencedSet<String> waits = new LinkedHashSet<>();
        private final SequencedSet<Evidence> evidence = new LinkedHashSet<>();
        private boolean linked;
        private boolean shares;
        private boolean follows;

        Pair(String from, String to) {
            this.from = from;
            this.to = to;
        }

        void waitFor(String condition, Evidence said) {
            waits.add(condition);
            evidence.add(said);
        }

        Edge edge() {
            return new Edge(from, to, kind(), label(), List.copyOf(evidence));
        }

        private EdgeKind kind() {
            if (linked) {
                return EdgeKind.LINK;
            }
            if (shares) {
                return EdgeKind.SHARES_NETWORK;
            }
            return follows ? EdgeKind.FOLLOWS : EdgeKind.DEPENDS;
        }

        private String label() {
            if (linked) {
                return talks.entrySet().stream()
                        .map(talk -> (talk.getValue() + " " + talk.getKey()).strip())
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(" · "));
            }
            return shares ? "shares network" : String.join(" · ", waits);
        }
    }

    static List<Edge> of(Project project, List<Link> links) {
        var edges = new ServiceEdges();
        links.forEach(edges::add);
        for (var service : project.services().values()) {
            service.isolation()
                    .namespaces()
                    .networkMode()
                    .filter(mode -> mode.startsWith(SERVICE))
                    .map(mode -> mode.substring(SERVICE.length()))
                    .filter(project.services()::containsKey)
                    .ifPresent(owner -> edges.share(service.name(), owner));
            for (var dependency : service.dependsOn()) {
                if (project.services().containsKey(dependency.service())) {
                    edges.wait(service.name(), dependency);
                }
            }
        }
        return edges.inOrderOf(project);
    }

    private Pair pair(String from, String to) {
        var one = DiagramNode.Service.idOf(from);
        var other = DiagramNode.Service.idOf(to);
        return pairs.computeIfAbsent(one + "->" + other, id -> new Pair(one, other));
    }

    private void add(Link link) {
        var pair = pair(link.from(), link.to());
        pair.linked = true;
        pair.evidence.add(link.evidence());
        var port = link.port().isPresent() ? String.valueOf(link.port().getAsInt()) : "";
        pair.talks.merge(port, link.protocol().orElse(""), (known, other) -> known.isEmpty() ? other : known);
    }

    private void share(String guest, String owner) {
        var pair = pair(guest, owner);
        pair.shares = true;
        pair.evidence.add(new Evidence("network_mode", SERVICE + owner));
    }

    private void wait(String service, Dependency dependency) {
        var evidence = new Evidence("depends_on", dependency.condition().key());
        switch (dependency.condition()) {
            case STARTED -> pair(service, dependency.service()).evidence.add(evidence);
            case HEALTHY -> pair(service, dependency.service()).waitFor("when healthy", evidence);
            case COMPLETED_SUCCESSFULLY -> follow(service, dependency.service(), evidence);
        }
    }

    /// Work that runs once comes before what waits for its end, so the arrow shows that order.
    private void follow(String service, String first, Evidence evidence) {
        if (pair(service, first).linked) {
            pair(service, first).evidence.add(evidence);
        } else {
            pair(first, service).waitFor("when done", evidence);
            pair(first, service).follows = true;
        }
    }

    /// Clients, then servers, in the order of the file, whoever found the pair first.
    private List<Edge> inOrderOf(Project project) {
        var ids = project.services().keySet().stream()
                .map(DiagramNode.Service::idOf)
                .toList();
        var edges = new ArrayList<Edge>();
        for (var from : ids) {
            for (var to : ids) {
                var pair = pairs.get(from + "->" + to);
                if (pair != null && !pair.evidence.isEmpty()) {
                    edges.add(pair.edge());
                }
            }
        }
        return edges;
    }
}
