package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.command.StackCommand;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.StatusLine;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.run.StackRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/// A command that asks something of a stack.
abstract class ActingCommand extends StackCommand {

    @Parameters(paramLabel = "SERVICE", arity = "0..*", description = "Only these services")
    private List<String> services = new ArrayList<>();

    ActingCommand(Invocation invocation) {
        super(invocation);
    }

    /// The services that were named; none means all.
    List<String> services() {
        return services;
    }

    /// Plans, and does what is planned.
    StackRunner runner() {
        return new StackRunner(
                engine(), invocation().stackLocks(), invocation().lockedVolumes()::now);
    }

    /// What the request would do.
    Plan plan(Request request) {
        var runner = runner();
        var name = nameAlone();
        return name.isPresent()
                ? runner.plan(name.get(), request)
                : runner.plan(project(), request);
    }

    /// Does what is asked, telling how it goes on.
    int act(Request request) throws InterruptedException {
        var name = nameAlone();
        return act(request, name, name.isPresent() ? Optional.empty() : Optional.of(project()));
    }

    private int act(Request request, Optional<String> name, Optional<Project> project)
            throws InterruptedException {
        var runner = runner();
        Plan done;
        try (var line = new StatusLine(console())) {
            var progress = new PlanProgress(line);
            done =
                    project.isPresent()
                            ? runner.run(project.get(), request, progress)
                            : runner.run(name.orElseThrow(), request, progress);
        }
        done.warnings().forEach(warning -> invocation().say("warning: " + warning));
        tell(done);
        return ExitCode.OK.number();
    }

    private void tell(Plan done) {
        if (invocation().json()) {
            invocation().document(PlanTree.of(done));
        } else if (done.isEmpty()) {
            invocation().say("Nothing to do: " + done.project() + " is as it should be.");
        }
    }
}
