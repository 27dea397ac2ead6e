package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.model.Dependency;
import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.engine.Image;
import dev.quaymaster.engine.MountPoint;
import dev.quaymaster.stack.ChangeKind;
import dev.quaymaster.stack.ContainerRef;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Operation;
import dev.quaymaster.stack.Request.Recreate;
import dev.quaymaster.stack.Request.Up;
import dev.quaymaster.stack.plan.Fate.Existing;
import dev.quaymaster.stack.plan.Fate.Verdict;
import dev.quaymaster.stack.spec.ContainerDraft;
import dev.quaymaster.stack.spec.ContainerDraft.Replaced;
import dev.quaymaster.stack.spec.ServiceReferences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Plans how containers are made, replaced and removed; nothing is started here. Services are to be
/// given in dependency order.
final class ContainerPlanner {

    /// A container that is to run in the end.
    ///
    /// @param start why it must be started; empty when it runs
    /// @param after what must be done before that
    record Member(ContainerRef ref, Optional<Start> start, List<Integer> after) {}

    /// Why a container must be started.
    ///
    /// @param kind what that is for its service: a start, or a restart because of something else
    /// @param paused whether it is only frozen
    record Start(ChangeKind kind, String cause, boolean paused) {}

    /// A running container that is stopped for a while because of something else.
    private record Interruption(List<Integer> steps, String cause) {}

    private final Project project;
    private final ObservedState observed;
    private final Up up;
    private final DependencyGraph graph;
    private final PlanBuilder plan;
    private final ImagePlanner images;
    private final GroundPlanner ground;
    private final NetworkReplacement replacement;
    private final StopPlanner stops;
    private final StopPlanner replacingStops;
    private final Map<String, List<Member>> members = new HashMap<>();
    private final Map<String, Interruption> interruptions = new HashMap<>();
    private final List<Integer> clearing = new ArrayList<>();
    private final Map<String, Integer> freedNames = new HashMap<>();

    ContainerPlanner(
            Project project,
            ObservedState observed,
            Up up,
            PlanBuilder plan,
            ImagePlanner images,
            GroundPlanner ground,
            NetworkReplacement replacement) {
        this.project = project;
        this.observed = observed;
        this.up = up;
        this.graph = DependencyGraph.of(project);
        this.plan = plan;
        this.images = images;
        this.ground = ground;
        this.replacement = replacement;
        this.stops = StopPlanner.withHooks(plan, graph, project);
        this.replacingStops = StopPlanner.withoutHooks(plan, graph);
    }

    /// Returns the containers of a service that are to run in the end.
    List<Member> members(String service) {
        return members.getOrDefault(service, List.of());
    }

    /// Returns the steps after which everything that was to go has gone.
    List<Integer> clearing() {
        return clearing;
    }

    /// Removes a container.
    void remove(ObservedContainer container, String cause) {
        var before = replacement.stops(container)
                ? replacement.stepsFor(container)
                : stops.stopOne(container, up.stopTimeout(), cause, List.of());
        var removed = plan.add(
                new Operation.RemoveContainer(container.ref(), false),
                container.state().alive() ? "" : cause,
                before);
        clearing.add(removed);
        freedNames.put(container.name(), removed);
    }

    /// Plans what becomes of the containers of a service.
    void plan(Fate fate, Map<String, Fate> fates) {
        fate.with(Verdict.HALF_MADE).forEach(one -> remove(one.container(), "left by an interrupted update"));
        fate.with(Verdict.SURPLUS).forEach(one -> remove(one.container(), "surplus"));
        if (fate.recreatesSome()) {
            stopDependents(fate.service().name(), fates);
        }
        for (var one : fate.existing()) {
            switch (one.verdict()) {
                case KEEP -> keep(one.container());
                case RECREATE -> recreate(fate.service(), one);
                case SURPLUS, HALF_MADE -> {}
            }
        }
        for (var number : fate.added()) {
            var draft = draft(fate.service(), number, Optional.empty());
            var step = plan.add(new Operation.CreateContainer(draft), "not there", needs(draft));
            addNew(draft, step);
        }
    }

    private void addNew(ContainerDraft draft, int lastStep) {
        var start = new Start(ChangeKind.CREATE, "not there", false);
        var ref = ContainerRef.named(draft.service().name(), draft.name());
        add(new Member(ref, Optional.of(start), List.of(lastStep)));
    }

    private void add(Member member) {
        members.computeIfAbsent(member.ref().service(), name -> new ArrayList<>())
                .add(member);
    }

    /// `depends_on: {x: {restart: true}}`: who depends so is stopped before x is replaced, and
    /// started after.
    private void stopDependents(String service, Map<String, Fate> fates) {
        for (var dependent : graph.dependents(service, Dependency::restart)) {
            var kept =
                    Optional.ofNullable(fates.get(dependent))
                            .map(fate -> fate.with(Verdict.KEEP))
                            .orElse(List.of())
                            .stream()
                            .map(Existing::container)
                            .toList();
            kept.stream()
                    .filter(container -> container.state().alive())
                    .filter(container -> !replacement.stops(container))
                    .forEach(container -> interrupt(container, service + " is recreated"));
        }
    }

    private void interrupt(ObservedContainer container, String cause) {
        if (!interruptions.containsKey(container.id())) {
            var steps = stops.stopOne(container, up.stopTimeout(), cause, List.of());
            interruptions.put(container.id(), new Interruption(steps, cause));
        }
    }

    private void keep(ObservedContainer container) {
        var ref = container.ref();
        var after = new ArrayList<>(replacement.stepsFor(container));
        var interruption = Optional.ofNullable(interruptions.get(container.id()));
        interruption.ifPresent(pause -> after.addAll(pause.steps()));
        if (container.interruptedName().isPresent()) {
            var name = container.interruptedName().get();
            var cause = "left by an interrupted update";
            after.add(plan.add(new Operation.RenameContainer(ref, name), cause, List.of()));
            ref = new ContainerRef(ref.service(), name, ref.id());
        }
        add(new Member(ref, start(container, interruption), after));
    }

    private Optional<Start> start(ObservedContainer container, Optional<Interruption> interruption) {
        if (replacement.stops(container)) {
            return Optional.of(new Start(ChangeKind.RESTART, NetworkReplacement.CAUSE, false));
        }
        if (interruption.isPresent()) {
            return Optional.of(new Start(ChangeKind.RESTART, interruption.get().cause(), false));
        }
        return switch (container.state()) {
            case RUNNING, RESTARTING -> Optional.empty();
            case PAUSED -> Optional.of(new Start(ChangeKind.START, "paused", true));
            case CREATED, REMOVING, EXITED, DEAD -> Optional.of(new Start(ChangeKind.START, "not running", false));
        };
    }

    private void recreate(Service service, Existing one) {
        var old = one.container();
        var draft =
                draft(service, Math.max(1, old.number()), Optional.of(new Replaced(old.id(), inherited(service, old))));
        var create = plan.add(new Operation.CreateContainer(draft), String.join("; ", one.causes()), needs(draft));
        var after = new ArrayList<>(List.of(create));
        dependentsOf(service.name()).forEach(after::addAll);
        var stopped = replacement.stops(old) ? after : replacingStops.stopOne(old, up.stopTimeout(), "", after);
        var removed = plan.add(new Operation.RemoveContainer(old.ref(), false), "", stopped);
        var made = ContainerRef.named(service.name(), draft.firstName());
        var renamed = plan.add(new Operation.RenameContainer(made, draft.name()), "", List.of(removed));
        clearing.add(removed);
        addNew(draft, renamed);
    }

    private List<List<Integer>> dependentsOf(String service) {
        return graph.dependents(service, Dependency::restart).stream()
                .flatMap(dependent -> observed.containers(dependent).stream())
                .map(container -> Optional.ofNullable(interruptions.get(container.id())))
                .flatMap(Optional::stream)
                .map(Interruption::steps)
                .toList();
    }

    private ContainerDraft draft(Service service, int number, Optional<Replaced> replaced) {
        return new ContainerDraft(project, service, number, replaced, Optional.empty());
    }

    /// A container needs its image, networks and volumes, the containers it borrows from, and its
    /// name.
    private Set<Integer> needs(ContainerDraft draft) {
        var steps = new HashSet<Integer>();
        Optional.ofNullable(freedNames.get(draft.firstName())).ifPresent(steps::add);
        steps.addAll(images.stepsFor(draft.service()));
        steps.addAll(ground.stepsFor(draft.service()));
        for (var lender : ServiceReferences.of(draft.service())) {
            members.getOrDefault(lender, List.of()).forEach(m -> steps.addAll(m.after()));
        }
        var named = ServiceReferences.containersOf(draft.service());
        for (var lender : named.isEmpty() ? List.<List<Member>>of() : members.values()) {
            lender.stream()
                    .filter(member -> named.contains(member.ref().name()))
                    .forEach(member -> steps.addAll(member.after()));
        }
        return steps;
    }

    /// Unnamed volumes hold data too: they go on to the new container unless new ones were asked
    /// for.
    private List<MountPoint> inherited(Service service, ObservedContainer old) {
        if (up.recreate() == Recreate.ALWAYS_WITH_NEW_ANONYMOUS_VOLUMES) {
            return List.of();
        }
        var image = Optional.ofNullable(observed.images().get(service.imageIn(project.name())));
        var fromImage = image.flatMap(Image::config).map(Image.ImageConfig::volumes);
        var unnamed = new LinkedHashSet<String>();
        for (var mount : service.mounts()) {
            if (mount instanceof Mount.Anonymous anonymous) {
                unnamed.add(anonymous.target());
            }
        }
        return old.container().mounts().stream()
                .filter(point -> point.type() == MountPoint.Type.VOLUME)
                .filter(point -> unnamed.contains(point.destination())
                        || fromImage
                                .map(paths -> paths.contains(point.destination()))
                                .orElse(true))
                .toList();
    }
}
