package dev.quaymaster.compose.check;

import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Looks at a project as a whole: references, contradictions, cycles, names used twice.
public final class ProjectChecks {

    private final Drafts drafts;
    private final Problems problems;
    private final Set<String> finished = new HashSet<>();

    /// Checks for one project.
    ///
    /// @param drafts the project so far
    /// @param problems takes what is wrong
    public ProjectChecks(Drafts drafts, Problems problems) {
        this.drafts = drafts;
        this.problems = problems;
    }

    /// Runs all checks.
    public void check() {
        new ReferenceChecks(drafts, problems).check();
        var each = new ServiceChecks(problems);
        drafts.active().values().forEach(each::check);
        secrets();
        for (var name : drafts.active().keySet()) {
            findCycle(name, new ArrayList<>());
        }
    }

    private void secrets() {
        drafts.section("secrets")
                .forEach(
                        (key, secret) -> {
                            boolean sourced =
                                    secret.containsKey("external")
                                            || secret.containsKey("file")
                                            || secret.containsKey("environment");
                            if (!sourced) {
                                var section = drafts.model().map("secrets");
                                problems.error(
                                        section.keyAt(key),
                                        TreePath.of("secrets", key),
                                        "It needs a file or an environment variable.");
                            }
                        });
    }

    /// Looks for services that want the same container name.
    public void checkContainerNames() {
        Map<String, String> owners = new HashMap<>();
        for (var service : drafts.active().values()) {
            var name = service.text("container_name").orElse("");
            var owner = name.isEmpty() ? null : owners.putIfAbsent(name, service.name());
            if (owner != null) {
                problems.error(
                        service.at("container_name"),
                        service.path("container_name"),
                        "The service \"%s\" has the container name \"%s\" already."
                                .formatted(owner, name));
            }
        }
    }

    /// Depth first; each service is finished once, so that this ends whatever the graph.
    private void findCycle(String name, List<String> way) {
        var service = drafts.active().get(name);
        if (service == null || finished.contains(name)) {
            return;
        }
        int start = way.indexOf(name);
        if (start >= 0) {
            reportCycle(service, new ArrayList<>(way.subList(start, way.size())));
            return;
        }
        way.add(name);
        var needs = new TreeSet<String>();
        service.map("depends_on").keySet().forEach(need -> needs.add(String.valueOf(need)));
        needs.forEach(need -> findCycle(need, way));
        way.removeLast();
        finished.add(name);
    }

    private void reportCycle(Draft service, List<String> cycle) {
        cycle.add(service.name());
        problems.error(
                service.at("depends_on"),
                service.path("depends_on"),
                "Services depend on each other in a circle: %s."
                        .formatted(String.join(" → ", cycle)));
    }
}
