package dev.quaymaster.compose.check;

import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.TreePath;
import java.util.HashMap;
import java.util.Map;

/// Looks at a project as a whole: references, contradictions, cycles, names used twice.
public final class ProjectChecks {

    private final Drafts drafts;
    private final Problems problems;

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
        new DependencyCycles(drafts.active(), problems).check();
    }

    private void secrets() {
        drafts.section("secrets").forEach((key, secret) -> {
            boolean sourced =
                    secret.containsKey("external") || secret.containsKey("file") || secret.containsKey("environment");
            if (!sourced) {
                var section = drafts.model().map("secrets");
                problems.error(
                        section.keyAt(key), TreePath.of("secrets", key), "It needs a file or an environment variable.");
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
                        "The service \"%s\" has the container name \"%s\" already.".formatted(owner, name));
            }
        }
    }
}
