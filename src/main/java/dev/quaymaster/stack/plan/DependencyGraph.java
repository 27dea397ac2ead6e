package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.model.Condition;
import dev.quaymaster.compose.model.Dependency;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.StackException;
import dev.quaymaster.stack.spec.ComposeLabels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Who depends on whom: from the compose file or, for a stack whose file is not at hand, from the
/// labels of its containers.
///
/// @param dependencies service → what it depends on, as far as that belongs to the stack
record DependencyGraph(Map<String, List<Dependency>> dependencies) {

    DependencyGraph {
        dependencies = Collections.unmodifiableMap(new LinkedHashMap<>(dependencies));
    }

    static DependencyGraph of(Project project) {
        var all = new LinkedHashMap<String, List<Dependency>>();
        project.services().forEach((name, service) -> all.put(name, service.dependsOn()));
        return new DependencyGraph(all).closed();
    }

    static DependencyGraph of(ObservedState observed) {
        var all = new LinkedHashMap<String, List<Dependency>>();
        observed.services().forEach((service, containers) -> all.put(service, fromLabel(containers.getFirst())));
        return new DependencyGraph(all).closed();
    }

    private static List<Dependency> fromLabel(ObservedContainer container) {
        return Arrays.stream(container.label(ComposeLabels.DEPENDS_ON).split(","))
                .map(entry -> entry.split(":", 3))
                .filter(parts -> parts.length == 3)
                .map(parts -> new Dependency(parts[0], Condition.of(parts[1]), Boolean.parseBoolean(parts[2]), false))
                .toList();
    }

    /// Drops dependencies on services that are not part of the stack.
    private DependencyGraph closed() {
        var inside = new LinkedHashMap<String, List<Dependency>>();
        dependencies.forEach((service, needs) -> inside.put(
                service,
                needs.stream()
                        .filter(need -> dependencies.containsKey(need.service()))
                        .toList()));
        return new DependencyGraph(inside);
    }

    List<Dependency> of(String service) {
        return dependencies.getOrDefault(service, List.of());
    }

    /// Returns the services that depend directly on this one in a way that matches.
    List<String> dependents(String service, Predicate<Dependency> which) {
        return dependencies.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .filter(which)
                        .anyMatch(need -> need.service().equals(service)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Returns all services, or those named; each exists.
    Set<String> select(String project, List<String> names) {
        for (var name : names) {
            if (!dependencies.containsKey(name)) {
                throw new StackException(
                        "There is no service \"" + name + "\" in " + project + ".",
                        "Its services are: " + String.join(", ", dependencies.keySet()) + ".");
            }
        }
        return names.isEmpty() ? dependencies.keySet() : new LinkedHashSet<>(names);
    }

    /// Returns these services and everything they depend on.
    Set<String> withDependencies(Collection<String> services) {
        var found = new LinkedHashSet<String>();
        services.forEach(service -> collect(service, found));
        return found;
    }

    private void collect(String service, Set<String> found) {
        if (found.add(service)) {
            of(service).forEach(need -> collect(need.service(), found));
        }
    }

    /// Returns these services, each after those it depends on; otherwise in the file's order.
    List<String> inOrder(Collection<String> services) {
        var ordered = new LinkedHashSet<String>();
        dependencies.keySet().stream()
                .filter(services::contains)
                .forEach(service -> visit(service, ordered, List.of()));
        return ordered.stream().filter(services::contains).toList();
    }

    private void visit(String service, Set<String> ordered, List<String> path) {
        if (ordered.contains(service)) {
            return;
        }
        var here = Stream.concat(path.stream(), Stream.of(service)).toList();
        if (path.contains(service)) {
            throw new StackException(
                    "The services depend on each other in a circle: " + String.join(" → ", here) + ".",
                    "Remove one of these dependencies from the compose file.");
        }
        of(service).forEach(need -> visit(need.service(), ordered, here));
        ordered.add(service);
    }

    /// Returns these services, each before those it depends on.
    List<String> inReverseOrder(Collection<String> services) {
        var reversed = new ArrayList<>(inOrder(services));
        Collections.reverse(reversed);
        return reversed;
    }
}
