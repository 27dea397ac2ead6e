package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.model.Condition;
import dev.quaymaster.compose.model.Dependency;
import dev.quaymaster.compose.model.LifecycleConfig;
import dev.quaymaster.compose.model.LifecycleConfig.Hook;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.stack.ContainerRef;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.stack.Operation;
import dev.quaymaster.stack.Operation.Goal;
import dev.quaymaster.stack.spec.GrantedFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts containers as soon as what they depend on is as far as they say, and not before. Services
/// are to be given in dependency order.
final class StartPlanner {

    private record Awaited(String service, Goal goal, boolean required) {}

    private final PlanBuilder plan;
    private final DependencyGraph graph;
    private final Optional<Project> project;
    private final Map<String, List<ContainerRef>> members = new HashMap<>();
    private final Map<String, List<Integer>> started = new HashMap<>();
    private final Map<Awaited, Integer> awaits = new HashMap<>();
    private Optional<Integer> lastRangeStart = Optional.empty();

    StartPlanner(PlanBuilder plan, DependencyGraph graph, Optional<Project> project) {
        this.plan = plan;
        this.graph = graph;
        this.project = project;
    }

    /// Starts those of a service's observed containers that do not run.
    void start(String service, List<ObservedContainer> containers, List<ObservedContainer> idle) {
        members.put(service, containers.stream().map(ObservedContainer::ref).toList());
        for (var container : idle) {
            startOne(container.ref(), container.state() == ContainerState.PAUSED, List.of());
        }
    }

    /// Registers a service's containers before they are started one by one.
    void members(String service, List<ContainerRef> containers) {
        members.put(service, containers);
    }

    /// Starts, or lets go on, one container.
    ///
    /// @param after steps that must have succeeded, besides what its service depends on
    /// @return the last step
    int startOne(ContainerRef container, boolean paused, Collection<Integer> after) {
        var before = new ArrayList<>(after);
        for (var need : graph.of(container.service())) {
            before.addAll(reached(need));
        }
        var last = paused ? plan.add(new Operation.UnpauseContainer(container), "", before) : start(container, before);
        started.computeIfAbsent(container.service(), name -> new ArrayList<>()).add(last);
        return last;
    }

    private int start(ContainerRef container, List<Integer> after) {
        var before = new ArrayList<>(after);
        var service = service(container.service());
        var files = service.map(known -> GrantedFiles.toCopy(project.orElseThrow(), known))
                .orElse(List.of());
        if (!files.isEmpty()) {
            before.add(plan.add(new Operation.CopyFiles(container, files), "", after));
        }
        var takesFromRange = service.filter(StartPlanner::publishesRange).isPresent();
        if (takesFromRange) {
            lastRangeStart.ifPresent(before::add);
        }
        var last = plan.add(new Operation.StartContainer(container), "", before);
        if (takesFromRange) {
            lastRangeStart = Optional.of(last);
        }
        for (var hook : postStart(container.service())) {
            last = plan.add(new Operation.RunHook(container, hook), "post_start", List.of(last));
        }
        return last;
    }

    /// Two containers that take a port from the same range at once can get the same one.
    private static boolean publishesRange(Service service) {
        return service.ports().stream()
                .anyMatch(port -> port.published().filter(p -> p.contains("-")).isPresent());
    }

    private Optional<Service> service(String name) {
        return project.map(known -> known.services().get(name));
    }

    private List<Hook> postStart(String service) {
        return service(service)
                .map(Service::lifecycle)
                .map(LifecycleConfig::postStart)
                .orElse(List.of());
    }

    private List<Integer> reached(Dependency need) {
        return reached(
                need, members.getOrDefault(need.service(), List.of()), started.getOrDefault(need.service(), List.of()));
    }

    /// Returns the steps after which a dependency is as far as needed.
    List<Integer> reached(Dependency need, List<ContainerRef> containers, List<Integer> starts) {
        return switch (need.condition()) {
            case STARTED -> starts;
            case HEALTHY -> await(need, Goal.HEALTHY, containers, starts);
            case COMPLETED_SUCCESSFULLY -> await(need, Goal.COMPLETED, containers, starts);
        };
    }

    private List<Integer> await(Dependency need, Goal goal, List<ContainerRef> containers, List<Integer> starts) {
        if (containers.isEmpty()) {
            return starts;
        }
        var key = new Awaited(need.service(), goal, need.required());
        return List.of(awaits.computeIfAbsent(
                key,
                missing -> plan.add(
                        new Operation.AwaitService(need.service(), containers, goal, need.required(), Optional.empty()),
                        "",
                        starts)));
    }

    /// Waits until a service is where `--wait` wants it.
    void awaitUp(String service, Optional<Duration> limit) {
        var containers = members.getOrDefault(service, List.of());
        if (containers.isEmpty()) {
            return;
        }
        var goal = isAwaitedToComplete(service) ? Goal.COMPLETED : Goal.RUNNING_OR_HEALTHY;
        plan.add(
                new Operation.AwaitService(service, containers, goal, true, limit),
                "",
                started.getOrDefault(service, List.of()));
    }

    private boolean isAwaitedToComplete(String service) {
        return !graph.dependents(service, need -> need.condition() == Condition.COMPLETED_SUCCESSFULLY)
                .isEmpty();
    }
}
