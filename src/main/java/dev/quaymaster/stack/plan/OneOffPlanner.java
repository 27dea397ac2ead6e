package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.stack.ContainerRef;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Operation;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.Request.Images;
import dev.quaymaster.stack.StackException;
import dev.quaymaster.stack.spec.ContainerDraft;
import dev.quaymaster.stack.spec.GrantedFiles;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Plans what a single run of a service needs: its image, networks and volumes, and its container,
/// made but not started.
public final class OneOffPlanner {

    private final Project project;
    private final ObservedState observed;

    /// Creates a planner.
    ///
    /// @param observed read after the service's dependencies were started
    public OneOffPlanner(Project project, ObservedState observed) {
        this.project = project;
        this.observed = observed;
    }

    /// Returns the services that must be up before this one is run.
    ///
    /// @throws StackException when there is no such service
    public static Set<String> dependencies(Project project, String service) {
        var graph = DependencyGraph.of(project);
        var all = graph.withDependencies(graph.select(project.name(), List.of(service)));
        var others = new LinkedHashSet<>(all);
        others.remove(service);
        return others;
    }

    /// Plans the container of a run.
    ///
    /// @param service the service as it is run
    /// @param await whether to wait until its dependencies are as far as it says
    public Plan plan(Service service, ContainerDraft.OneOff oneOff, boolean await) {
        var plan = new PlanBuilder();
        var images = new ImagePlanner(plan, project, observed, Images.AS_THE_FILE_SAYS);
        var ground = new GroundPlanner(plan, project, observed);
        images.plan(List.of(service));
        ground.plan(List.of(service));
        var needs = new ArrayList<>(images.stepsFor(service));
        needs.addAll(ground.stepsFor(service));
        if (await) {
            needs.addAll(dependencies(plan, service));
        }
        var draft = new ContainerDraft(project, service, 0, Optional.empty(), Optional.of(oneOff));
        var create = plan.add(new Operation.CreateContainer(draft), "run once", needs);
        var files = GrantedFiles.toCopy(project, service);
        if (!files.isEmpty()) {
            var container = ContainerRef.named(service.name(), draft.name());
            plan.add(new Operation.CopyFiles(container, files), "", List.of(create));
        }
        return plan.build(project.name());
    }

    private List<Integer> dependencies(PlanBuilder plan, Service service) {
        var starts = new StartPlanner(plan, DependencyGraph.of(project), Optional.of(project));
        var steps = new ArrayList<Integer>();
        for (var need : service.dependsOn()) {
            var containers = observed.containers(need.service()).stream()
                    .map(c -> c.ref())
                    .toList();
            steps.addAll(starts.reached(need, containers, List.of()));
        }
        return steps;
    }
}
