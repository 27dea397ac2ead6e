package dev.quaymaster.diagram;

import dev.quaymaster.compose.model.Condition;
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
        private final SequencedSet<String> talks = new LinkedHashSet<>();
        private final SequencedSet<String> waits = new LinkedHashSet<>();
        private final SequencedSet<Evidence> evidence = new LinkedHashSet<>();
        private boolean linked;
        private boolean shares;

        Pair(String from, String to) {
            this.from = from;
            this.to = to;
        }

        Edge edge() {
            return new Edge(from, to, kind(), label(), List.copyOf(evidence));
        }

        private EdgeKind kind() {
            if (linked) {
                return EdgeKind.LINK;
            }
            return shares ? EdgeKind.SHARES_NETWORK : EdgeKind.DEPENDS;
        }

        private String label() {
            if (linked) {
                return String.join(" · ", talks);
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
        var one = Node.Service.idOf(from);
        var other = Node.Service.idOf(to);
        return pairs.computeIfAbsent(one + "->" + other, id -> new Pair(one, other));
    }

    private void add(Link link) {
        var pair = pair(link.from(), link.to());
        pair.linked = true;
        pair.evidence.add(link.evidence());
        var words = new ArrayList<String>();
        link.protocol().ifPresent(words::add);
        link.port().ifPresent(port -> words.add(String.valueOf(port)));
        if (!words.isEmpty()) {
            pair.talks.add(String.join(" ", words));
        }
    }

    private void share(String guest, String owner) {
        var pair = pair(guest, owner);
        pair.shares = true;
        pair.evidence.add(new Evidence("network_mode", SERVICE + owner));
    }

    private void wait(String service, Dependency dependency) {
        var pair = pair(service, dependency.service());
        pair.evidence.add(new Evidence("depends_on", dependency.condition().key()));
        var word = word(dependency.condition());
        if (!word.isEmpty()) {
            pair.waits.add(word);
        }
    }

    private static String word(Condition condition) {
        return switch (condition) {
            case STARTED -> "";
            case HEALTHY -> "when healthy";
            case COMPLETED_SUCCESSFULLY -> "when done";
        };
    }

    /// Clients, then servers, in the order of the file, whoever found the pair first.
    private List<Edge> inOrderOf(Project project) {
        var ids = project.services().keySet().stream().map(Node.Service::idOf).toList();
        var edges = new ArrayList<Edge>();
        for (var from : ids) {
            for (var to : ids) {
                var pair = pairs.get(from + "->" + to);
                if (pair != null) {
                    edges.add(pair.edge());
                }
            }
        }
        return edges;
    }
}
