package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.stack.ChangeKind;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.Request.Up;
import dev.quaymaster.stack.StackException;
import dev.quaymaster.stack.plan.ContainerPlanner.Member;
import dev.quaymaster.stack.plan.Fate.Verdict;
import dev.quaymaster.stack.spec.GrantedFiles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Plans `up`: images, then networks and volumes, then containers, then their start in dependency
/// order.
final class UpPlanner {

    private final Project project;
    private final ObservedState observed;
    private final Up up;
    private final DependencyGraph graph;
    private final PlanBuilder plan = new PlanBuilder();
    private final ImagePlanner images;
    private final GroundPlanner ground;
    private final NetworkReplacement replacement;
    private final List<String> names;
    private final List<Service> services;
    private final StopPlanner stops;
    private final VolumeReplacement volumes;
    private final ContainerPlanner containers;

    UpPlanner(Project project, ObservedState observed, Up up) {
        this.project = project;
        this.observed = observed;
        this.up = up;
        this.graph = DependencyGraph.of(project);
        this.images = new ImagePlanner(plan, project, observed, up.images());
        this.ground = new GroundPlanner(plan, project, observed);
        this.stops = StopPlanner.withHooks(plan, graph, project);
        this.replacement = new NetworkReplacement(plan, project, observed, stops);
        this.names = graph.inOrder(graph.withDependencies(select()));
        this.services = names.stream().map(this::service).toList();
        this.volumes = new VolumeReplacement(project, observed, up, services);
        this.containers = new ContainerPlanner(project, volumes.remaining(), up, plan, images, ground, replacement);
    }

    Plan plan() {
        services.forEach(this::refuseWhatAnEngineCannot);
        images.plan(services);
        var fates = new FateJudge(project, volumes.remaining(), up).judge(names);
        ground.replaced(volumes.plan(plan, stops));
        var diverged = ground.plan(services);
        var passing = passing(fates);
        passing.addAll(volumes.doomed());
        diverged.forEach(network -> ground.recreatedBy(network, replacement.replace(network, passing)));
        orphans();
        names.forEach(name -> containers.plan(fate(fates, name), fates));
        start(fates);
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
        graph.select(project.name(), up.scale().keySet().stream().sorted().toList());
        return graph.select(project.name(), up.services());
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
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void orphans() {
        for (var orphan : observed.orphans(project)) {
            if (up.extras().removeOrphans()) {
                containers.remove(orphan, "not in the compose file");
                plan.change(orphan.name(), ChangeKind.REMOVE, List.of("not in the compose file"), "");
            } else {
                plan.change(orphan.name(), ChangeKind.ORPHAN, List.of("not in the compose file"), "stays as it is");
            }
        }
    }

    /// No start before all that was to go has gone: a port that moves from one service to another
    /// must be free.
    private void start(Map<String, Fate> fates) {
        var starts = new StartPlanner(plan, graph, Optional.of(project));
        for (var name : names) {
            var here = containers.members(name);
            starts.members(name, here.stream().map(Member::ref).toList());
            here.forEach(member -> member.start().ifPresent(why -> start(starts, member, why)));
            report(fate(fates, name), here);
        }
        if (up.patience().forServices()) {
            names.forEach(name -> starts.awaitUp(name, up.patience().limit()));
        }
    }

    private void start(StartPlanner starts, Member member, ContainerPlanner.Start why) {
        var after = new ArrayList<>(member.after());
        after.addAll(containers.clearing());
        starts.startOne(member.ref(), why.paused(), after);
    }

    private void report(Fate fate, List<Member> here) {
        var causes = fate.existing().stream()
                .flatMap(one -> one.causes().stream())
                .distinct()
                .toList();
        var name = fate.service().name();
        if (fate.recreatesSome()) {
            plan.change(name, ChangeKind.RECREATE, causes, "");
        } else if (volumes.causeFor(name).isPresent()) {
            plan.change(
                    name, ChangeKind.RECREATE, List.of(volumes.causeFor(name).orElseThrow()), "");
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
        } else {
            reportStarts(name, here);
        }
    }

    private void reportStarts(String name, List<Member> here) {
        var starts = here.stream().flatMap(member -> member.start().stream()).toList();
        if (starts.isEmpty()) {
            plan.change(name, ChangeKind.UNCHANGED, List.of(), "");
            return;
        }
        var causes =
                starts.stream().map(ContainerPlanner.Start::cause).distinct().toList();
        plan.change(name, starts.getFirst().kind(), causes, "");
    }
}
