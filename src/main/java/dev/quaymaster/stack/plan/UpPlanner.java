package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.model.Dependency;
import dev.quaymaster.compose.model.Lifecycle.Hook;
import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Image;
import dev.quaymaster.engine.MountPoint;
import dev.quaymaster.stack.ChangeKind;
import dev.quaymaster.stack.ContainerRef;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Operation;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.Request.Recreate;
import dev.quaymaster.stack.Request.Up;
import dev.quaymaster.stack.StackException;
import dev.quaymaster.stack.plan.Fate.Existing;
import dev.quaymaster.stack.plan.Fate.Verdict;
import dev.quaymaster.stack.spec.ContainerDraft;
import dev.quaymaster.stack.spec.ContainerDraft.Replaced;
import dev.quaymaster.stack.spec.GrantedFiles;
import dev.quaymaster.stack.spec.ServiceReferences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Plans `up`: images, then networks and volumes, then containers, then their start in dependency
/// order.
final class UpPlanner {

    /// A container that is to run in the end.
    private record Member(ContainerRef ref, boolean start, boolean paused, List<Integer> after) {}

    private final Project project;
    private final ObservedState observed;
    private final Up up;
    private final Shape shape;
    private final PlanBuilder plan = new PlanBuilder();
    private final ImagePlanner images;
    private final GroundPlanner ground;
    private final StopPlanner stops;
    private final NetworkReplacement replacement;
    private final Map<String, List<Member>> members = new HashMap<>();
    private final Map<String, List<Integer>> stoppedDependents = new HashMap<>();
    private final List<Integer> clearing = new ArrayList<>();

    UpPlanner(Project project, ObservedState observed, Up up) {
        this.project = project;
        this.observed = observed;
        this.up = up;
        this.shape = Shape.of(project);
        this.images = new ImagePlanner(plan, project, observed, up.images());
        this.ground = new GroundPlanner(plan, project, observed);
        this.stops = new StopPlanner(plan, shape, service -> List.<Hook>of());
        this.replacement = new NetworkReplacement(plan, project, observed, stops);
    }

    Plan plan() {
        var names = shape.inOrder(shape.withDependencies(select()));
        var services = names.stream().map(this::service).toList();
        services.forEach(this::refuseWhatAnEngineCannot);
        images.plan(services);
        var fates = new FateJudge(project, observed, up).judge(names);
        var diverged = ground.plan(services);
        var passing = passing(fates);
        diverged.forEach(
                network -> ground.recreatedBy(network, replacement.replace(network, passing)));
        orphans();
        names.forEach(name -> containers(fate(fates, name), fates));
        start(names, fates);
        return plan.build(project.name());
    }

    private Set<String> select() {
        for (var name : up.services()) {
            if (project.disabledServices().containsKey(name)) {
                throw new StackException(
                        name,
                        "Service \"" + name + "\" belongs to a profile that is not active.",
                        List.of(),
                        "Activate its profile (--profile) and try again.",
                        null);
            }
        }
        return shape.select(project.name(), up.services());
    }

    private Service service(String name) {
        return Optional.ofNullable(project.services().get(name)).orElseThrow();
    }

    private static Fate fate(Map<String, Fate> fates, String name) {
        return Optional.ofNullable(fates.get(name)).orElseThrow();
    }

    private void refuseWhatAnEngineCannot(Service service) {
        var external = GrantedFiles.external(project, service);
        if (!external.isEmpty()) {
            throw new StackException(
                    service.name(),
                    "Service \""
                            + service.name()
                            + "\" wants the external secret or config "
                            + external.getFirst().name()
                            + ", which only a swarm can give.",
                    List.of(),
                    "Give it from a file, a variable or inline instead.",
                    null);
        }
        var copied = GrantedFiles.toCopy(project, service);
        if (service.isolation().readOnly() && !copied.isEmpty()) {
            throw new StackException(
                    service.name(),
                    "Service \""
                            + service.name()
                            + "\" is read_only, so "
                            + copied.getFirst().path()
                            + " cannot be copied into it.",
                    List.of(),
                    "Give that secret or config from a file.",
                    null);
        }
    }

    private static Set<String> passing(Map<String, Fate> fates) {
        return fates.values().stream()
                .flatMap(fate -> fate.existing().stream())
                .filter(one -> one.verdict() != Verdict.KEEP)
                .map(one -> one.container().id())
                .collect(Collectors.toSet());
    }

    private void orphans() {
        for (var orphan : observed.orphans(project)) {
            if (up.removeOrphans()) {
                remove(orphan, "not in the compose file");
                plan.change(
                        orphan.name(), ChangeKind.REMOVE, List.of("not in the compose file"), "");
            } else {
                plan.change(
                        orphan.name(),
                        ChangeKind.ORPHAN,
                        List.of("not in the compose file"),
                        "stays as it is");
            }
        }
    }

    private void remove(ObservedContainer container, String cause) {
        var before =
                replacement.stops(container)
                        ? replacement.stepsFor(container)
                        : stops.stopOne(container, up.stopTimeout(), cause, List.of());
        clearing.add(
                plan.add(
                        new Operation.RemoveContainer(container.ref(), false),
                        container.state().alive() ? "" : cause,
                        before));
    }

    private void containers(Fate fate, Map<String, Fate> fates) {
        fate.with(Verdict.HALF_MADE)
                .forEach(one -> remove(one.container(), "left by an interrupted update"));
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
            add(
                    new Member(
                            ContainerRef.named(fate.service().name(), draft.name()),
                            true,
                            false,
                            List.of(step)));
        }
    }

    private void add(Member member) {
        members.computeIfAbsent(member.ref().service(), name -> new ArrayList<>()).add(member);
    }

    /// `depends_on: {x: {restart: true}}`: who depends so is stopped before x is replaced, and
    /// started after.
    private void stopDependents(String service, Map<String, Fate> fates) {
        for (var dependent : shape.dependents(service, Dependency::restart)) {
            var kept =
                    Optional.ofNullable(fates.get(dependent))
                            .map(fate -> fate.with(Verdict.KEEP))
                            .orElse(List.of())
                            .stream()
                            .map(Existing::container)
                            .toList();
            for (var container : kept) {
                if (container.state().alive() && !replacement.stops(container)) {
                    stoppedDependents.computeIfAbsent(
                            container.id(),
                            id ->
                                    stops.stopOne(
                                            container,
                                            up.stopTimeout(),
                                            service + " is recreated",
                                            List.of()));
                }
            }
        }
    }

    private void keep(ObservedContainer container) {
        var after = new ArrayList<>(replacement.stepsFor(container));
        after.addAll(stoppedDependents.getOrDefault(container.id(), List.of()));
        var ref = container.ref();
        if (container.interruptedName().isPresent()) {
            var name = container.interruptedName().get();
            after.add(
                    plan.add(
                            new Operation.RenameContainer(ref, name),
                            "left by an interrupted update",
                            List.of()));
            ref = new ContainerRef(ref.service(), name, ref.id());
        }
        var idle =
                replacement.stops(container)
                        || stoppedDependents.containsKey(container.id())
                        || isIdle(container.state());
        var paused = container.state() == ContainerState.PAUSED && after.isEmpty();
        add(new Member(ref, idle, paused, after));
    }

    private static boolean isIdle(ContainerState state) {
        return state != ContainerState.RUNNING && state != ContainerState.RESTARTING;
    }

    private void recreate(Service service, Existing one) {
        var old = one.container();
        var draft =
                draft(
                        service,
                        Math.max(1, old.number()),
                        Optional.of(new Replaced(old.id(), inherited(service, old))));
        var create =
                plan.add(
                        new Operation.CreateContainer(draft),
                        String.join("; ", one.causes()),
                        needs(draft));
        var after = new ArrayList<>(List.of(create));
        dependentsOf(service.name()).forEach(after::addAll);
        var stopped =
                replacement.stops(old) ? after : stops.stopOne(old, up.stopTimeout(), "", after);
        var removed = plan.add(new Operation.RemoveContainer(old.ref(), false), "", stopped);
        var made = ContainerRef.named(service.name(), draft.firstName());
        var renamed =
                plan.add(new Operation.RenameContainer(made, draft.name()), "", List.of(removed));
        clearing.add(removed);
        add(
                new Member(
                        ContainerRef.named(service.name(), draft.name()),
                        true,
                        false,
                        List.of(renamed)));
    }

    private List<List<Integer>> dependentsOf(String service) {
        return shape.dependents(service, Dependency::restart).stream()
                .flatMap(dependent -> observed.containers(dependent).stream())
                .map(container -> stoppedDependents.getOrDefault(container.id(), List.of()))
                .toList();
    }

    private ContainerDraft draft(Service service, int number, Optional<Replaced> replaced) {
        return new ContainerDraft(project, service, number, replaced, Optional.empty());
    }

    /// A container needs its image, networks and volumes, and the containers it borrows from.
    private Set<Integer> needs(ContainerDraft draft) {
        var steps = new HashSet<Integer>();
        steps.addAll(images.stepsFor(draft.service()));
        steps.addAll(ground.stepsFor(draft.service()));
        for (var lender : ServiceReferences.of(draft.service())) {
            members.getOrDefault(lender, List.of()).forEach(m -> steps.addAll(m.after()));
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
                .filter(
                        point ->
                                unnamed.contains(point.destination())
                                        || fromImage
                                                .map(paths -> paths.contains(point.destination()))
                                                .orElse(true))
                .toList();
    }

    /// No start before all that was to go has gone: a port that moves from one service to another
    /// must be free.
    private void start(List<String> names, Map<String, Fate> fates) {
        var starts = new StartPlanner(plan, shape, Optional.of(project));
        for (var name : names) {
            var here = members.getOrDefault(name, List.of());
            starts.members(name, here.stream().map(Member::ref).toList());
            for (var member : here) {
                if (member.start()) {
                    var after = new ArrayList<>(member.after());
                    after.addAll(clearing);
                    starts.startOne(member.ref(), member.paused(), after);
                }
            }
            report(fate(fates, name), here);
        }
        if (up.patience().forServices()) {
            names.forEach(name -> starts.awaitUp(name, up.patience().limit()));
        }
    }

    private void report(Fate fate, List<Member> here) {
        var causes =
                fate.existing().stream().flatMap(one -> one.causes().stream()).distinct().toList();
        var name = fate.service().name();
        if (fate.recreatesSome()) {
            plan.change(name, ChangeKind.RECREATE, causes, "");
        } else if (!fate.added().isEmpty()) {
            var all = here.size();
            var note = fate.added().size() < all ? fate.added().size() + " of " + all : "";
            plan.change(name, ChangeKind.CREATE, List.of("not there"), note);
        } else if (!fate.with(Verdict.SURPLUS).isEmpty()) {
            plan.change(
                    name,
                    ChangeKind.REMOVE,
                    List.of("surplus"),
                    fate.with(Verdict.SURPLUS).size() + " of " + fate.existing().size());
        } else if (here.stream().anyMatch(Member::start)) {
            plan.change(name, ChangeKind.START, startCauses(here), "");
        } else {
            plan.change(name, ChangeKind.UNCHANGED, List.of(), "");
        }
    }

    private static List<String> startCauses(List<Member> here) {
        return here.stream().anyMatch(Member::paused) ? List.of("paused") : List.of("not running");
    }
}
