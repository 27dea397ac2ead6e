package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.model.LifecycleConfig.Hook;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.stack.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Stops containers so that a service goes only when all that depend on it have gone. Services are
/// to be given dependents first.
final class StopPlanner {

    private final PlanBuilder plan;
    private final DependencyGraph graph;
    private final Function<String, List<Hook>> preStop;
    private final Map<String, List<Integer>> gone = new HashMap<>();

    StopPlanner(PlanBuilder plan, DependencyGraph graph, Function<String, List<Hook>> preStop) {
        this.plan = plan;
        this.graph = graph;
        this.preStop = preStop;
    }

    /// A planner that runs the `pre_stop` hooks the file names.
    static StopPlanner withHooks(PlanBuilder plan, DependencyGraph graph, Project project) {
        return new StopPlanner(
                plan,
                graph,
                service -> Optional.ofNullable(project.services().get(service))
                        .map(known -> known.lifecycle().preStop())
                        .orElse(List.of()));
    }

    /// A planner that runs no hooks: compose runs none when it replaces a container.
    static StopPlanner withoutHooks(PlanBuilder plan, DependencyGraph graph) {
        return new StopPlanner(plan, graph, service -> List.of());
    }

    /// Stops the running ones among these containers.
    void stop(String service, List<ObservedContainer> containers, Optional<Duration> timeout) {
        var last = new ArrayList<Integer>();
        for (var container : containers) {
            last.addAll(stopOne(container, timeout, "", before(service)));
        }
        gone.put(service, last);
    }

    /// Stops and removes these containers.
    ///
    /// @param volumes whether their unnamed volumes go too
    /// @return the last steps
    List<Integer> remove(
            String service, List<ObservedContainer> containers, Optional<Duration> timeout, boolean volumes) {
        var last = new ArrayList<Integer>();
        for (var container : containers) {
            var before = stopOne(container, timeout, "", before(service));
            last.add(plan.add(new Operation.RemoveContainer(container.ref(), volumes), "", before));
        }
        gone.put(service, last);
        return last;
    }

    /// Returns the steps after which everything that depends on a service is gone; what has nothing
    /// to stop passes on what it would have waited for.
    private List<Integer> before(String service) {
        var steps = new ArrayList<Integer>();
        for (var dependent : graph.dependents(service, need -> true)) {
            var own = gone.getOrDefault(dependent, List.of());
            steps.addAll(own.isEmpty() ? before(dependent) : own);
        }
        return steps;
    }

    /// A frozen container cannot react to a signal, so it is let go on first.
    List<Integer> stopOne(
            ObservedContainer container, Optional<Duration> timeout, String cause, Collection<Integer> after) {
        var ref = container.ref();
        var before = List.copyOf(after);
        if (!container.state().alive()) {
            return before;
        }
        if (container.state() == ContainerState.PAUSED) {
            before = List.of(plan.add(new Operation.UnpauseContainer(ref), "", before));
        }
        for (var hook : preStop.apply(container.service())) {
            before = List.of(plan.add(new Operation.RunHook(ref, hook), "pre_stop", before));
        }
        return List.of(plan.add(new Operation.StopContainer(ref, timeout), cause, before));
    }
}
