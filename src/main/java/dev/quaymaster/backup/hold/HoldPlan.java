package dev.quaymaster.backup.hold;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.engine.Container;
import dev.quaymaster.stack.spec.ComposeLabels;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The containers that are held still, to be shown before it is carried out.
///
/// @param holds in the order in which they are paused or stopped; they go on in reverse order
/// @param refusals why it must not be done, in sentences: containers that would not come back as
///   they were
public record HoldPlan(List<ContainerHold> holds, List<String> refusals) {

    /// Copies the lists.
    public HoldPlan {
        holds = List.copyOf(holds);
        refusals = List.copyOf(refusals);
    }

    /// Nothing is held.
    public static HoldPlan none() {
        return new HoldPlan(List.of(), List.of());
    }

    /// The containers, in the order in which they are held.
    public List<Container> containers() {
        return holds.stream().map(ContainerHold::container).toList();
    }

    /// What is done before, a line each: `stop app`.
    public List<String> holdLines() {
        return holds.stream().map(ContainerHold::holdLine).toList();
    }

    /// What is done afterwards, a line each: `start app`.
    public List<String> resumeLines() {
        return holds.reversed().stream().map(ContainerHold::resumeLine).toList();
    }

    /// Refuses what could not be undone, before anything is touched.
    ///
    /// @throws BackupException FAILED, with all reasons
    public void requireAllowed() {
        if (!refusals.isEmpty()) {
            throw new BackupException(
                    BackupException.Kind.FAILED, String.join(" ", refusals) + " Nothing was touched.");
        }
    }

    /// What keeps other runs away from these containers meanwhile: their stacks, and the names of
    /// those that belong to none. For [dev.quaymaster.stack.run.StackLocks].
    public Set<String> lockNames() {
        return lockNames(containers());
    }

    /// As above, for containers that are looked at before they are planned for.
    public static Set<String> lockNames(Iterable<Container> containers) {
        var names = new TreeSet<String>();
        containers.forEach(container -> names.add(lockName(container)));
        return names;
    }

    private static String lockName(Container container) {
        return lockName(container.labels().getOrDefault(ComposeLabels.PROJECT, ""), container.name());
    }

    /// The lock that keeps two runs from changing or copying one volume at the same time.
    public static String volumeLockName(String volume) {
        return "volume " + volume;
    }

    /// The lock that protects a container of this name.
    ///
    /// @param project its stack, empty when it has none
    public static String lockName(String project, String container) {
        // no project is called so: compose allows no space in the name
        return project.isEmpty() ? "container " + container : project;
    }
}
