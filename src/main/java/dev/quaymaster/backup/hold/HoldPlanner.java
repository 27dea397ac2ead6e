package dev.quaymaster.backup.hold;

import dev.quaymaster.backup.journal.QuietContainer.How;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.stack.spec.ComposeLabels;
import dev.quaymaster.volume.HelperContainers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Decides which containers are held still with those that use a volume, in which order, and
/// whether all of them will come back as they were. Pure: it sees what the engine said.
///
/// Those that depend on others are held first and go on last: whoever shares the network, processes
/// or memory of another one, is linked to it, or depends on it by its compose file. What cannot run
/// without a container that is stopped is stopped with it.
public final class HoldPlanner {

    private static final String SWARM_SERVICE = "com.docker.swarm.service.name";

    private final How how;
    private final Map<String, ContainerDetails> alive = new TreeMap<>();
    private final Map<String, ContainerHold> holds = new LinkedHashMap<>();

    private HoldPlanner(How how, Collection<ContainerDetails> alive) {
        this.how = how;
        alive.stream()
                .filter(one -> one.container().state().alive())
                .forEach(one -> this.alive.put(one.container().id(), one));
    }

    /// Looks at the engine's containers and plans. Blocks; asks only what the plan needs.
    ///
    /// @param wanted containers that use what is copied or replaced; those that do not run are left
    ///   as they are
    /// @param how how they are to be held
    public static HoldPlan look(Engine engine, Collection<Container> wanted, How how) {
        if (wanted.isEmpty()) {
            return HoldPlan.none();
        }
        boolean stops = how == How.STOPPED || wanted.stream().anyMatch(one -> one.state() == ContainerState.RESTARTING);
        var concerned = stops
                ? engine.containers(LabelFilter.all()).stream()
                        .filter(one -> !HelperContainers.isHelper(one))
                        .filter(one -> one.state().alive())
                        .toList()
                : List.copyOf(wanted);
        var details = concerned.stream()
                .flatMap(one -> inspect(engine, one.id()).stream())
                .toList();
        return plan(wanted, how, details);
    }

    private static Optional<ContainerDetails> inspect(Engine engine, String id) {
        try {
            return Optional.of(engine.inspect(id));
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.NOT_FOUND) {
                return Optional.empty(); // removed since it was listed
            }
            throw e;
        }
    }

    /// Plans.
    ///
    /// @param wanted containers that use what is copied or replaced
    /// @param how how they are to be held
    /// @param now all that may be concerned, as they are now; for [How#PAUSED] those wanted will do
    public static HoldPlan plan(Collection<Container> wanted, How how, Collection<ContainerDetails> now) {
        var planner = new HoldPlanner(how, now);
        wanted.stream()
                .sorted(Comparator.comparing(Container::name))
                .flatMap(one -> Optional.ofNullable(planner.alive.get(one.id())).stream())
                .forEach(planner::hold);
        return planner.plan();
    }

    private HoldPlan plan() {
        var startable = new LinkedHashSet<String>();
        holds.values().stream()
                .sorted(Comparator.comparing(hold -> hold.container().name()))
                .forEach(hold -> visit(hold.container().id(), startable, new LinkedHashSet<>()));
        var ordered = new ArrayList<ContainerHold>();
        startable.forEach(id -> Optional.ofNullable(holds.get(id)).ifPresent(ordered::add));
        return new HoldPlan(ordered.reversed(), refusals());
    }

    private void hold(ContainerDetails one) {
        var container = one.container();
        var actual = container.state() == ContainerState.RESTARTING ? How.STOPPED : how;
        if (actual == How.PAUSED && container.state() == ContainerState.PAUSED) {
            return; // paused by its user, and stays so
        }
        var known = holds.get(container.id());
        if (known != null && known.how() == How.STOPPED) {
            holds.put(container.id(), new ContainerHold(container, How.STOPPED, Optional.empty()));
            return;
        }
        holds.put(container.id(), new ContainerHold(container, actual, Optional.empty()));
        if (actual == How.STOPPED) {
            stopDependents(container);
        }
    }

    /// Stops what cannot run without a container that is stopped, even where it was to be paused.
    private void stop(ContainerDetails dependent, String provider) {
        var container = dependent.container();
        var known = holds.get(container.id());
        if (known != null && known.how() == How.STOPPED) {
            return;
        }
        holds.put(container.id(), new ContainerHold(container, How.STOPPED, Optional.of(provider)));
        stopDependents(container);
    }

    private void stopDependents(Container provider) {
        alive.values().stream()
                .filter(other -> providers(other).contains(provider.id()))
                .forEach(other -> stop(other, provider.name()));
    }

    /// Puts a container behind those that must run before it.
    private void visit(String id, Set<String> startable, Set<String> path) {
        if (startable.contains(id) || !path.add(id)) {
            return; // a circle has no right order
        }
        var one = alive.get(id);
        if (one != null) {
            needs(one).forEach(need -> visit(need, startable, path));
        }
        startable.add(id);
    }

    private Set<String> needs(ContainerDetails one) {
        var needs = new LinkedHashSet<>(providers(one));
        needs.addAll(ids(one.startConditions().linksTo()));
        var project = one.container().labels().get(ComposeLabels.PROJECT);
        var services = dependencies(one.container());
        alive.values().stream()
                .map(ContainerDetails::container)
                .filter(other ->
                        project != null && project.equals(other.labels().get(ComposeLabels.PROJECT)))
                .filter(other -> services.contains(other.labels().get(ComposeLabels.SERVICE)))
                .forEach(other -> needs.add(other.id()));
        return needs;
    }

    private static Set<String> dependencies(Container container) {
        var label = container.labels().getOrDefault(ComposeLabels.DEPENDS_ON, "");
        return Arrays.stream(label.split(",", -1))
                .map(entry -> entry.split(":", 2)[0])
                .filter(service -> !service.isEmpty())
                .collect(Collectors.toSet());
    }

    private Set<String> providers(ContainerDetails one) {
        return ids(one.startConditions().namespacesOf());
    }

    private Set<String> ids(List<String> references) {
        return references.stream()
                .flatMap(reference -> find(reference).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Optional<String> find(String reference) {
        return alive.values().stream()
                .map(ContainerDetails::container)
                .filter(one -> one.name().equals(reference)
                        || (!reference.isEmpty() && one.id().startsWith(reference)))
                .map(Container::id)
                .findFirst();
    }

    private List<String> refusals() {
        return holds.values().stream()
                .filter(hold -> hold.how() == How.STOPPED)
                .sorted(Comparator.comparing(hold -> hold.container().name()))
                .flatMap(hold -> refusal(hold.container()).stream())
                .toList();
    }

    private Optional<String> refusal(Container container) {
        var name = container.name();
        var conditions = Objects.requireNonNull(alive.get(container.id())).startConditions();
        var swarm = container.labels().get(SWARM_SERVICE);
        if (conditions.autoRemove()) {
            return Optional.of(
                    "%s was started with --rm: it would have to be stopped, and the engine would then remove it for good. Stop it yourself first."
                            .formatted(name));
        }
        if ("true".equalsIgnoreCase(container.labels().get(ComposeLabels.ONE_OFF))) {
            return Optional.of(
                    "%s is a run of its own (compose run): it would have to be stopped, and started again it would begin anew. Wait until it has ended, or stop it yourself first."
                            .formatted(name));
        }
        if (swarm != null) {
            return Optional.of(
                    "%s would have to be stopped, and Swarm would at once start another one in its place. Scale the service down first: docker service scale %s=0."
                            .formatted(name, swarm));
        }
        return missing(conditions)
                .map(needed ->
                        "%s would have to be stopped, and could not be started again: it needs the container %s, which does not run. Start that one, or stop %s yourself first."
                                .formatted(name, needed, name));
    }

    /// What a container needs to be started and what does not run.
    private Optional<String> missing(ContainerDetails.StartConditions conditions) {
        var needed = new ArrayList<>(conditions.namespacesOf());
        needed.addAll(conditions.linksTo());
        return needed.stream()
                .filter(reference -> find(reference).isEmpty())
                .map(reference -> reference.matches("[0-9a-f]{64}") ? reference.substring(0, 12) : reference)
                .findFirst();
    }
}
