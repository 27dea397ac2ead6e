package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.model.Dependency;
import dev.quaymaster.compose.model.LifecycleConfig;
import dev.quaymaster.compose.model.LifecycleConfig.Hook;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.stack.ChangeKind;
import dev.quaymaster.stack.ContainerRef;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Operation;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.StackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Plans what is done to containers that are there: start, stop, restart, pause, unpause, kill.
final class LifecyclePlanner {

    private final Optional<Project> project;
    private final ObservedState observed;
    private final DependencyGraph graph;
    private final PlanBuilder plan = new PlanBuilder();

    LifecyclePlanner(Optional<Project> project, ObservedState observed) {
        this.project = project;
        this.observed = observed;
        this.graph = project.map(DependencyGraph::of).orElseGet(() -> DependencyGraph.of(observed));
    }

    Plan plan(Request request) {
        switch (request) {
            case Request.Start start -> start(start.services());
            case Request.Stop stop -> stop(select(stop.services()), stop.timeout());
            case Request.Restart restart -> restart(restart.services(), restart.timeout());
            case Request.Pause pause ->
                each(
                        pause.services(),
                        ContainerState.RUNNING,
                        ChangeKind.PAUSE,
                        container -> new Operation.PauseContainer(container.ref()));
            case Request.Unpause unpause ->
                each(
                        unpause.services(),
                        ContainerState.PAUSED,
                        ChangeKind.UNPAUSE,
                        container -> new Operation.UnpauseContainer(container.ref()));
            case Request.Kill kill ->
                each(
                        kill.services(),
                        ContainerState.RUNNING,
                        ChangeKind.STOP,
                        container -> new Operation.KillContainer(container.ref(), kill.signal()));
            case Request.Up _, Request.Down _ ->
                throw new IllegalArgumentException("not a matter of existing containers");
        }
        return plan.build(observed.project());
    }

    private Collection<String> select(List<String> services) {
        return graph.select(observed.project(), services);
    }

    private void start(List<String> services) {
        var wanted = graph.withDependencies(select(services));
        for (var service : select(services)) {
            if (observed.containers(service).isEmpty() && !services.isEmpty()) {
                throw new StackException(
                        "Service \"" + service + "\" has no container that could be started.",
                        "Bring the stack up instead: that creates it.");
            }
        }
        if (wanted.stream().allMatch(service -> observed.containers(service).isEmpty())) {
            throw new StackException(
                    observed.project() + " has no containers that could be started.",
                    "Bring the stack up instead: that creates them.");
        }
        var starts = new StartPlanner(plan, graph, project);
        for (var service : graph.inOrder(wanted)) {
            var containers = observed.containers(service);
            var idle = containers.stream().filter(c -> !isUp(c)).toList();
            starts.start(service, containers, idle);
            report(service, containers, idle, ChangeKind.START);
        }
    }

    private static boolean isUp(ObservedContainer container) {
        return container.state() == ContainerState.RUNNING || container.state() == ContainerState.RESTARTING;
    }

    private void stop(Collection<String> services, Optional<Duration> timeout) {
        var stops = new StopPlanner(plan, graph, this::preStop);
        for (var service : graph.inReverseOrder(services)) {
            var alive = observed.containers(service).stream()
                    .filter(c -> c.state().alive())
                    .toList();
            stops.stop(service, alive, timeout);
            report(service, observed.containers(service), alive, ChangeKind.STOP);
        }
    }

    private List<Hook> preStop(String service) {
        return lifecycle(service).map(LifecycleConfig::preStop).orElse(List.of());
    }

    private Optional<LifecycleConfig> lifecycle(String service) {
        return project.map(known -> known.services().get(service)).map(known -> known.lifecycle());
    }

    /// Only dependents that say `restart: true` follow, and only they wait.
    private void restart(List<String> services, Optional<Duration> timeout) {
        var wanted = new LinkedHashSet<>(select(services));
        graph.inOrder(graph.dependencies().keySet()).stream()
                .filter(service ->
                        graph.of(service).stream().anyMatch(d -> d.restart() && wanted.contains(d.service())))
                .forEach(wanted::add);
        var done = new HashMap<String, List<Integer>>();
        var starts = new StartPlanner(plan, graph, project);
        for (var service : graph.inOrder(wanted)) {
            var containers = observed.containers(service);
            var after = new ArrayList<Integer>();
            graph.of(service).stream()
                    .filter(Dependency::restart)
                    .forEach(need ->
                            after.addAll(starts.reached(need, refs(need.service()), steps(done, need.service()))));
            done.put(service, restart(service, containers, timeout, after));
            report(service, containers, containers, ChangeKind.RESTART);
        }
    }

    private List<ContainerRef> refs(String service) {
        return observed.containers(service).stream().map(ObservedContainer::ref).toList();
    }

    private static List<Integer> steps(Map<String, List<Integer>> done, String service) {
        return done.getOrDefault(service, List.of());
    }

    private List<Integer> restart(
            String service, List<ObservedContainer> containers, Optional<Duration> timeout, List<Integer> after) {
        var last = new ArrayList<Integer>();
        for (var container : containers) {
            var ref = container.ref();
            var step = after;
            if (container.state() == ContainerState.PAUSED) {
                step = List.of(plan.add(new Operation.UnpauseContainer(ref), "", step));
            }
            if (container.state() == ContainerState.RUNNING) {
                for (var hook : preStop(service)) {
                    step = List.of(plan.add(new Operation.RunHook(ref, hook), "pre_stop", step));
                }
            }
            step = List.of(plan.add(new Operation.RestartContainer(ref, timeout), "", step));
            for (var hook : lifecycle(service).map(LifecycleConfig::postStart).orElse(List.of())) {
                step = List.of(plan.add(new Operation.RunHook(ref, hook), "post_start", step));
            }
            last.addAll(step);
        }
        return last;
    }

    private void each(
            List<String> services,
            ContainerState state,
            ChangeKind kind,
            Function<ObservedContainer, Operation> operation) {
        for (var service : select(services)) {
            var containers = observed.containers(service);
            var affected = containers.stream().filter(c -> c.state() == state).toList();
            affected.forEach(container -> plan.add(operation.apply(container), "", List.of()));
            report(service, containers, affected, kind);
        }
    }

    private void report(
            String service, List<ObservedContainer> all, List<ObservedContainer> affected, ChangeKind kind) {
        if (all.isEmpty()) {
            return;
        }
        var partly = affected.size() < all.size() && !affected.isEmpty();
        plan.change(
                service,
                affected.isEmpty() ? ChangeKind.UNCHANGED : kind,
                List.of(),
                partly ? affected.size() + " of " + all.size() + " containers" : "");
    }
}
