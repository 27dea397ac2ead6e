package dev.quaymaster.compose.check;

import dev.quaymaster.compose.tree.Problems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Finds services that depend on each other in a circle: depth first, with a stack of its own,
/// since a file may chain more services than a thread has frames.
final class DependencyCycles {

    private final Map<String, Draft> services;
    private final Problems problems;
    private final Set<String> finished = new HashSet<>();
    private final LinkedHashSet<String> way = new LinkedHashSet<>();
    private final Deque<Iterator<String>> ahead = new ArrayDeque<>();

    DependencyCycles(Map<String, Draft> services, Problems problems) {
        this.services = services;
        this.problems = problems;
    }

    /// Reports each circle once.
    void check() {
        services.keySet().forEach(this::from);
    }

    private void from(String first) {
        enter(first);
        while (!ahead.isEmpty()) {
            if (ahead.getLast().hasNext()) {
                enter(ahead.getLast().next());
            } else {
                ahead.removeLast();
                finished.add(way.removeLast());
            }
        }
    }

    private void enter(String name) {
        var service = services.get(name);
        if (service == null || finished.contains(name)) {
            return;
        }
        if (!way.add(name)) {
            report(service);
            return;
        }
        var needs = new TreeSet<String>();
        service.map("depends_on").keySet().forEach(need -> needs.add(String.valueOf(need)));
        ahead.addLast(needs.iterator());
    }

    private void report(Draft service) {
        List<String> cycle = new ArrayList<>(way);
        cycle = cycle.subList(cycle.indexOf(service.name()), cycle.size());
        problems.error(
                service.at("depends_on"),
                service.path("depends_on"),
                "Services depend on each other in a circle: %s → %s."
                        .formatted(String.join(" → ", cycle), service.name()));
    }
}
