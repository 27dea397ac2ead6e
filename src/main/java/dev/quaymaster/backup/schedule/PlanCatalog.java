package dev.quaymaster.backup.schedule;

import dev.quaymaster.backup.schedule.LabelledStacks.LabelledStack;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.compose.model.Project;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// All plans of a user: those made here, then those that labels ask for, of stacks that were opened
/// and of those the engine has; and what keeps plans from running.
///
/// @param plans each under a name of its own
/// @param problems sentences for the user: labels that make no sense, files that can't be read,
///   stacks whose plans are not known, folders that can't be written
public record PlanCatalog(List<BackupPlan> plans, List<String> problems) {

    public PlanCatalog {
        plans = List.copyOf(plans);
        problems = List.copyOf(problems);
    }

    /// Reads the compose files of the stacks. One that can't be read is a problem of its own plans
    /// and of no others.
    ///
    /// @param own the plans made here
    /// @param stacks compose files or their folders, of stacks that were opened
    /// @param labelled the stacks of the engine whose labels ask for backups
    /// @param environment the variables compose files may use
    /// @param zone whose clock counts for labels
    /// @param destination where the sets of label plans go
    public static PlanCatalog read(
            List<BackupPlan> own,
            List<Path> stacks,
            LabelledStacks labelled,
            Map<String, String> environment,
            ZoneId zone,
            Path destination) {
        var reading = new Reading(own, zone, destination);
        stacks.stream().distinct().forEach(stack -> reading.opened(stack, environment));
        labelled.stacks().forEach(reading::labelled);
        if (!labelled.answered()) {
            reading.problems.add("The engine does not answer, so plans that labels of its stacks may ask for are"
                    + " not known, but for stacks that were opened in the window.");
        }
        reading.plans.stream()
                .filter(plan -> !new BackupStore(plan.destination()).isUsable())
                .map(plan -> "The plan %s can't run: its folder %s can't be written. Is its disk connected?"
                        .formatted(plan.name(), plan.destination()))
                .forEach(reading.problems::add);
        return new PlanCatalog(reading.plans, reading.problems);
    }

    /// Reads one stack after the other.
    private static final class Reading {
        private final List<BackupPlan> own;
        private final ZoneId zone;
        private final Path destination;
        private final List<BackupPlan> plans;
        private final List<String> problems = new ArrayList<>();
        private final Set<String> openedNames = new HashSet<>();
        private final List<Path> unreadable = new ArrayList<>();

        Reading(List<BackupPlan> own, ZoneId zone, Path destination) {
            this.own = own;
            this.zone = zone;
            this.destination = destination;
            this.plans = new ArrayList<>(own);
        }

        void opened(Path stack, Map<String, String> environment) {
            var project = project(stack, () -> ComposeFiles.find(stack, environment));
            project.ifPresentOrElse(
                    found -> {
                        openedNames.add(found.name());
                        add(found);
                    },
                    () -> unreadable.add(stack));
        }

        /// One that was opened has been read; whoever made a plan for it needs no other.
        void labelled(LabelledStack stack) {
            if (openedNames.contains(stack.name()) || stack.isOf(unreadable)) {
                return;
            }
            var files = stack.files();
            if (files.isPresent()) {
                project(files.get().files().getFirst(), files::get).ifPresent(this::add);
            } else if (own.stream().noneMatch(plan -> isOf(plan, stack))) {
                problems.add(unknown(stack));
            }
        }

        private static boolean isOf(BackupPlan plan, LabelledStack stack) {
            return plan.source().stack().equals(Optional.of(stack.name()));
        }

        private Optional<Project> project(Path stack, Supplier<ComposeFiles> files) {
            String reason;
            try {
                var loaded = ProjectLoader.load(files.get());
                if (loaded.project().isPresent()) {
                    return loaded.project();
                }
                reason = loaded.errors().stream()
                        .findFirst()
                        .map(Object::toString)
                        .orElse("There is no compose file.");
            } catch (RuntimeException e) { // whatever is wrong with one file, the others are read
                reason = String.valueOf(e.getMessage());
            }
            problems.add("The plans that labels in %s may ask for can't run, as it can't be read: %s"
                    .formatted(stack, reason));
            return Optional.empty();
        }

        private void add(Project project) {
            var labels = LabelPlans.of(project, zone, destination);
            labels.problems().stream()
                    .map(problem -> "Stack %s: %s".formatted(project.name(), problem))
                    .forEach(problems::add);
            labels.plans().forEach(this::add);
        }

        private void add(BackupPlan plan) {
            var same = plans.stream()
                    .filter(other -> other.name().equals(plan.name()))
                    .findFirst();
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

    private static String unknown(LabelledStack stack) {
        var why = stack.named().isEmpty()
                ? "nothing here says where its compose file is"
                : "the compose file that its containers name is none of this machine, "
                        + stack.named().stream().map(Path::toString).collect(Collectors.joining(", "));
        return "Labels of stack %s ask for backups that nobody makes: %s. Open the stack in the window once, or make a plan with its name: quaymaster backup plan add PLAN --stack NAME"
                .formatted(stack.name(), why);
    }
}
