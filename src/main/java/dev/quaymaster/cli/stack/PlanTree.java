package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.console.JsonFields;
import dev.quaymaster.stack.Change;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.Step;

/// A plan as JSON.
final class PlanTree {

    private PlanTree() {}

    static JsonFields of(Plan plan) {
        return new JsonFields()
                .with("project", plan.project())
                .with("changes", plan.changes().stream().map(PlanTree::change).toList())
                .with("steps", plan.steps().stream().map(PlanTree::step).toList())
                .with("warnings", plan.warnings());
    }

    private static JsonFields change(Change change) {
        return new JsonFields()
                .with("subject", change.subject())
                .with("kind", change.kind())
                .with("causes", change.causes())
                .with("note", change.note());
    }

    private static JsonFields step(Step step) {
        return new JsonFields()
                .with("id", step.id())
                .with("operation", step.operation())
                .with("cause", step.cause())
                .with("after", step.after());
    }
}
