package dev.quaymaster.stack.plan;

import dev.quaymaster.stack.Change;
import dev.quaymaster.stack.ChangeKind;
import dev.quaymaster.stack.Operation;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;

/// A plan under construction. A step can only wait for steps added before it, so there is no cycle.
final class PlanBuilder {

    private final List<Step> steps = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final LinkedHashSet<String> warnings = new LinkedHashSet<>();

    /// Adds a step and returns its id.
    int add(Operation operation, String cause, Collection<Integer> after) {
        var id = steps.size() + 1;
        steps.add(new Step(id, operation, cause, List.copyOf(new TreeSet<>(after))));
        return id;
    }

    void change(String subject, ChangeKind kind, List<String> causes, String note) {
        changes.add(new Change(subject, kind, causes, note));
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    Plan build(String project) {
        return new Plan(project, steps, changes, List.copyOf(warnings));
    }
}
