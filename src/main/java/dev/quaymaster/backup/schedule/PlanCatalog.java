package dev.quaymaster.backup.schedule;

import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.compose.model.Project;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// All plans of a user: those made here, then those that the labels of known stacks ask for; and
/// what keeps plans from running.
///
/// @param plans each under a name of its own
/// @param problems sentences for the user: labels that make no sense, files that can't be read,
///   folders that can't be written
public record PlanCatalog(List<BackupPlan> plans, List<String> problems) {

    public PlanCatalog {
        plans = List.copyOf(plans);
        problems = List.copyOf(problems);
    }

    /// Reads the compose files of the stacks. One that can't be read is a problem of its own plans
    /// and of no others.
    ///
    /// @param own the plans made here
    /// @param stacks compose files or their folders
    /// @param environment the variables compose files may use
    /// @param zone whose clock counts for labels
    /// @param destination where the sets of label plans go
    public static PlanCatalog read(
            List<BackupPlan> own,
            List<Path> stacks,
            Map<String, String> environment,
            ZoneId zone,
            Path destination) {
        var plans = new ArrayList<>(own);
        var problems = new ArrayList<String>();
        for (var stack : stacks.stream().distinct().toList()) {
            var labels = labelPlans(stack, environment, zone, destination);
            labels.problems().forEach(problems::add);
            labels.plans().forEach(plan -> add(plans, plan, problems));
        }
        plans.stream()
                .filter(plan -> !new BackupStore(plan.destination()).isUsable())
                .forEach(
                        plan ->
                                problems.add(
                                        "The plan %s can't run: its folder %s can't be written. Is its disk connected?"
                                                .formatted(plan.name(), plan.destination())));
        return new PlanCatalog(plans, problems);
    }

    private static LabelPlans labelPlans(
            Path stack, Map<String, String> environment, ZoneId zone, Path destination) {
        try {
            var loaded = ProjectLoader.load(ComposeFiles.find(stack, environment));
            return loaded.project()
                    .map(project -> named(project, LabelPlans.of(project, zone, destination)))
                    .orElseGet(
                            () ->
                                    unreadable(
                                            stack,
                                            loaded.errors().stream()
                                                    .findFirst()
                                                    .map(Object::toString)
                                                    .orElse("There is no compose file.")));
        } catch (RuntimeException e) { // whatever is wrong with one file, the others are read
            return unreadable(stack, String.valueOf(e.getMessage()));
        }
    }

    private static LabelPlans named(Project project, LabelPlans read) {
        return new LabelPlans(
                read.plans(),
                read.problems().stream()
                        .map(problem -> "Stack %s: %s".formatted(project.name(), problem))
                        .toList());
    }

    private static LabelPlans unreadable(Path stack, String reason) {
        return new LabelPlans(
                List.of(),
                List.of(
                        "The plans that labels in %s may ask for can't run, as it can't be read: %s"
                                .formatted(stack, reason)));
    }

    private static void add(List<BackupPlan> plans, BackupPlan plan, List<String> problems) {
        var same = plans.stream().filter(other -> other.name().equals(plan.name())).findFirst();
        if (same.isEmpty()) {
            plans.add(plan);
        } else if (!same.get().equals(plan)) {
            problems.add(
                    "The labels in %s ask for a plan named %s, and there is another of that name, so it does not run."
                            .formatted(
                                    plan.source()
                                            .composeFile()
                                            .map(Path::toString)
                                            .orElse("a file"),
                                    plan.name()));
        }
    }
}
