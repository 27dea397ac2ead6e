package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.model.LifecycleConfig.Hook;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.engine.MountPoint;
import dev.quaymaster.stack.ChangeKind;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Operation;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.Request.Down;
import dev.quaymaster.stack.StackException;
import dev.quaymaster.stack.spec.ComposeLabels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Plans how a stack goes: containers dependents first, then networks and, when asked, volumes.
final class DownPlanner {

    private static final String NOT_IN_FILE = "not in the compose file";

    private final Optional<Project> project;
    private final ObservedState observed;
    private final Down down;
    private final DependencyGraph graph;
    private final PlanBuilder plan = new PlanBuilder();

    DownPlanner(Optional<Project> project, ObservedState observed, Down down) {
        this.project = project;
        this.observed = observed;
        this.down = down;
        this.graph = project.map(DependencyGraph::of).orElseGet(() -> DependencyGraph.of(observed));
    }

    Plan plan() {
        var services = graph.select(observed.project(), down.services());
        var volumes = down.volumes() && down.services().isEmpty() ? volumes() : List.<String>of();
        refuseLocked(volumes, services);
        var removed = containers(services);
        removed.addAll(orphans());
        if (down.services().isEmpty()) {
            networks(removed);
            volumes.forEach(volume -> volume(volume, removed));
        }
        images(services, removed);
        return plan.build(observed.project());
    }

    /// Unnamed volumes go with their containers, so they count too.
    private void refuseLocked(List<String> volumes, Collection<String> services) {
        var unnamed = services.stream()
                .flatMap(service -> observed.containers(service).stream())
                .flatMap(container -> container.container().mounts().stream())
                .map(MountPoint::name)
                .filter(name -> name.matches("[0-9a-f]{64}"));
        var locked = Stream.concat(volumes.stream(), down.volumes() ? unnamed : Stream.empty())
                .filter(down.lockedVolumes()::contains)
                .distinct()
                .sorted()
                .toList();
        if (!locked.isEmpty()) {
            throw new StackException(
                    down.lockedVolumes().reason(locked) + ", so nothing is removed.",
                    "Unlock first, or take the stack down without its volumes.");
        }
    }

    private List<Integer> containers(Collection<String> services) {
        var stops = new StopPlanner(plan, graph, this::preStop);
        var removed = new ArrayList<Integer>();
        for (var service : graph.inReverseOrder(services)) {
            var containers = observed.containers(service);
            removed.addAll(stops.remove(service, containers, down.timeout(), down.volumes()));
            if (!containers.isEmpty()) {
                plan.change(service, ChangeKind.REMOVE, List.of(), "");
            }
        }
        return removed;
    }

    private List<Hook> preStop(String service) {
        return project.map(known -> known.services().get(service))
                .map(known -> known.lifecycle().preStop())
                .orElse(List.of());
    }

    private List<Integer> orphans() {
        var orphans = project.map(observed::orphans).orElseGet(this::endedOneOffs);
        var steps = new ArrayList<Integer>();
        if (!down.services().isEmpty()) {
            return steps;
        }
        var stops = new StopPlanner(plan, graph, service -> List.of());
        for (var orphan : orphans) {
            if (down.removeOrphans()) {
                var before = stops.stopOne(orphan, down.timeout(), "", List.of());
                steps.add(plan.add(new Operation.RemoveContainer(orphan.ref(), false), NOT_IN_FILE, before));
                plan.change(orphan.name(), ChangeKind.REMOVE, List.of(NOT_IN_FILE), "");
            } else {
                plan.change(orphan.name(), ChangeKind.ORPHAN, List.of(), "stays");
            }
        }
        return steps;
    }

    private List<ObservedContainer> endedOneOffs() {
        return observed.oneOffs().stream().filter(c -> !c.state().alive()).toList();
    }

    private void networks(List<Integer> removed) {
        observed.networks().values().stream()
                .filter(network -> observed.project().equals(network.labels().get(ComposeLabels.PROJECT)))
                .map(network -> network.name())
                .sorted()
                .forEach(name -> network(name, removed));
    }

    /// A network that is no longer in the file is an orphan, too.
    private void network(String name, List<Integer> removed) {
        var declared = project.map(known -> known.networks().values().stream())
                .map(all -> all.anyMatch(network -> network.name().equals(name)))
                .orElse(true);
        if (declared || down.removeOrphans()) {
            var cause = declared ? "" : NOT_IN_FILE;
            plan.add(new Operation.RemoveNetwork(name), cause, removed);
            plan.change("network " + name, ChangeKind.REMOVE, declared ? List.of() : List.of(NOT_IN_FILE), "");
        } else {
            plan.change("network " + name, ChangeKind.ORPHAN, List.of(NOT_IN_FILE), "stays");
        }
    }

    /// With a compose file the volumes it declares, else those that carry the project's label;
    /// never external ones.
    private List<String> volumes() {
        var declared = project.map(known -> known.volumes().values().stream())
                .map(all -> all.filter(volume -> !volume.external())
                        .map(volume -> volume.name())
                        .filter(observed.volumes()::containsKey));
        return declared.orElseGet(this::labelledVolumes).sorted().toList();
    }

    private Stream<String> labelledVolumes() {
        return observed.volumes().entrySet().stream()
                .filter(entry -> entry.getValue().labels().containsKey(ComposeLabels.VOLUME))
                .map(Map.Entry::getKey);
    }

    private void volume(String name, List<Integer> removed) {
        plan.add(new Operation.RemoveVolume(name), "", removed);
        plan.change("volume " + name, ChangeKind.REMOVE, List.of(), "its data is deleted");
    }

    private void images(Collection<String> services, List<Integer> removed) {
        var known = project.map(Project::services).orElse(Map.of());
        services.stream()
                .map(known::get)
                .filter(service -> service != null && goes(service))
                .map(service -> service.imageIn(observed.project()))
                .distinct()
                .filter(observed.images()::containsKey)
                .forEach(image -> {
                    plan.add(new Operation.RemoveImage(image), "", removed);
                    plan.change("image " + image, ChangeKind.REMOVE, List.of(), "");
                });
    }

    private boolean goes(Service service) {
        return switch (down.images()) {
            case NONE -> false;
            case LOCAL -> service.build().isPresent() && service.image().isEmpty();
            case ALL -> true;
        };
    }
}
