package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.StatusLine;
import dev.quaymaster.stack.Operation;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.run.PlanExecutor;
import java.util.List;
import java.util.function.Predicate;

/// Brings images and leaves containers alone: the part of an `up` that comes first.
abstract class FetchCommand extends ActingCommand {

    FetchCommand(Invocation invocation) {
        super(invocation);
    }

    /// Runs the steps of one kind.
    int fetch(List<String> services, Request.Images rule, Predicate<Operation> kind) throws InterruptedException {
        var request = Request.Up.of(services.toArray(String[]::new)).withImages(rule);
        var images = runner().plan(project(), request).imagesOnly();
        var steps = images.steps().stream()
                .filter(step -> kind.test(step.operation()))
                .toList();
        var plan = new Plan(images.project(), steps, List.of(), List.of());
        try (var line = new StatusLine(console())) {
            new PlanExecutor(engine()).run(plan, new PlanProgress(line));
        }
        if (invocation().json()) {
            invocation().document(PlanTree.of(plan));
        } else if (steps.isEmpty()) {
            invocation().say("Nothing to do.");
        }
        return ExitCode.OK.number();
    }
}
