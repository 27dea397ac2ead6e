package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.stack.ChangeKind;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.preflight.Warning;
import dev.quaymaster.stack.run.DataAtRisk;
import java.util.List;
import java.util.Optional;

/// What an update would do, and what would get in its way.
///
/// @param project the stack
/// @param plan what would be done
/// @param warnings what to see to first
record Review(Project project, Plan plan, List<Warning> warnings) {

    /// Copies the list.
    Review {
        warnings = List.copyOf(warnings);
    }

    /// Whether a volume's data may be touched: it is removed, or the service that owns it is
    /// replaced, perhaps by another version.
    boolean concernsData() {
        return !DataAtRisk.of(plan).volumes().isEmpty()
                || plan.changes().stream()
                        .filter(change -> change.kind() == ChangeKind.RECREATE)
                        .flatMap(
                                change -> Optional.ofNullable(project.services().get(change.subject())).stream())
                        .flatMap(service -> service.mounts().stream())
                        .anyMatch(mount -> mount instanceof Mount.Named named && !named.readOnly());
    }

    /// Whether containers of services that are no longer in the file are there.
    boolean hasOrphans() {
        return plan.changes().stream().anyMatch(change -> change.kind() == ChangeKind.ORPHAN);
    }
}
