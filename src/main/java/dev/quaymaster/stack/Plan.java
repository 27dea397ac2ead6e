package dev.quaymaster.stack;

import dev.quaymaster.compose.Secrets;
import dev.quaymaster.words.VisibleText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What will be done to a stack: prints itself, is run by
/// [PlanExecutor][dev.quaymaster.stack.run.PlanExecutor].
///
/// @param project name of the project
/// @param steps what is done, each after the steps it needs
/// @param changes the same seen from outside: what happens to each service, and why
/// @param warnings what the user should know before
public record Plan(String project, List<Step> steps, List<Change> changes, List<String> warnings) {

    /// Covers what is secret in the warnings.
    public Plan {
        steps = List.copyOf(steps);
        changes = List.copyOf(changes);
        warnings = warnings.stream().map(Secrets::masked).toList();
    }

    /// Returns whether nothing is changed by running this plan; it may still wait for health.
    public boolean isEmpty() {
        return changes.stream().noneMatch(change -> change.kind().changesSomething());
    }

    /// The same with more that the user should know before.
    public Plan warning(List<String> more) {
        var all = Stream.concat(warnings.stream(), more.stream()).toList();
        return new Plan(project, steps, changes, all);
    }

    /// Returns whether volumes go, named ones or those that go with their container.
    public boolean removesData() {
        return steps.stream().anyMatch(step -> removesData(step.operation()));
    }

    private static boolean removesData(Operation operation) {
        return operation instanceof Operation.RemoveVolume
                || (operation instanceof Operation.RemoveContainer container && container.volumes());
    }

    /// Returns only the steps that bring images. They come first, and what follows may have to be
    /// decided anew once the images are there.
    public Plan imagesOnly() {
        var fetching =
                steps.stream().filter(step -> step.operation().bringsImage()).toList();
        return new Plan(project, fetching, List.of(), List.of());
    }

    /// One line for each warning, change and step, whatever is in the names.
    @Override
    public String toString() {
        return Stream.of(
                        warnings.stream().map(warning -> "! " + warning),
                        changes.stream().map(Change::toString),
                        steps.stream().map(step -> "  " + step))
                .flatMap(lines -> lines)
                .map(VisibleText::line)
                .collect(Collectors.joining("\n"));
    }
}
