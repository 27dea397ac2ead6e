package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.command.StackCommand;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.StatusLine;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.image.RegistryManifests;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.ProtectedVolumes;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.preflight.Preflight;
import dev.quaymaster.stack.preflight.Warning;
import dev.quaymaster.stack.run.StackRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        return new StackRunner(engine(), invocation().stackLocks(), this::lockedVolumes);
    }

    private ProtectedVolumes lockedVolumes() {
        return new ProtectedVolumes(invocation().volumeGuard().now().lockedBy());
    }

    /// For warnings: that the settings can't be read was said already.
    private ProtectedVolumes lockedVolumesIfKnown() {
        return invocation().lockedVolumes().known().isPresent() ? lockedVolumes() : ProtectedVolumes.NONE;
    }

    /// What the request would do.
    Plan plan(Request request) {
        var runner = runner();
        var name = nameAlone();
        return name.isPresent() ? runner.plan(name.get(), request) : runner.plan(project(), request);
    }

    /// What the request would do, and what would get in its way.
    Plan planWithWarnings(Request request) {
        var plan = plan(request);
        if (plan.isEmpty() || nameAlone().isPresent()) {
            return plan;
        }
        var project = project();
        var warnings = preflight().check(project, ObservedState.read(engine(), project), List.of());
        return plan.warning(warnings.stream().map(Warning::toString).toList());
    }

    private Preflight preflight() {
        var preflight = invocation().endpoint().socket().isPresent()
                ? Preflight.onThisMachine(engine())
                : Preflight.elsewhere(engine());
        var manifests =
                new RegistryManifests(EngineLocator.configFolder(console().environment()));
        return preflight.sparing(this::lockedVolumesIfKnown).weighing(manifests::downloadSize);
    }

    /// Does what is asked, telling how it goes on.
    int act(Request request) throws InterruptedException {
        var name = nameAlone();
        return act(request, name, name.isPresent() ? Optional.empty() : Optional.of(project()));
    }

    private int act(Request request, Optional<String> name, Optional<Project> project) throws InterruptedException {
        var stack = project.map(Project::name).or(() -> name).orElseThrow();
        var note = invocation().unfinished();
        note.set(List.of(cutShort(request, stack)));
        note.write();
        try {
            return run(request, name, project);
        } finally {
            note.set(List.of());
            note.write();
        }
    }

    /// Told at the next start, should this process be killed now.
    private static String cutShort(Request request, String stack) {
        var verb = request.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return "The %s of %s was cut short: quaymaster was killed meanwhile. What was done stays as it is; do it again to go on."
                .formatted(verb, stack);
    }

    private int run(Request request, Optional<String> name, Optional<Project> project) throws InterruptedException {
        var runner = runner();
        Plan done;
        try (var line = new StatusLine(console())) {
            var progress = new PlanProgress(line);
            done = project.isPresent()
                    ? runner.run(project.get(), request, progress)
                    : runner.run(name.orElseThrow(), request, progress);
        }
        done.warnings().forEach(warning -> invocation().say("warning: " + warning));
        tell(done);
        return ExitCode.OK.number();
    }

    /// Says what there is to say of a plan besides its steps.
    final void tell(Plan done) {
        if (invocation().json()) {
            invocation().document(PlanTree.of(done));
        } else if (done.isEmpty() && nameAlone().isPresent() && done.changes().isEmpty()) {
            sayNoSuchStack(done.project());
        } else if (done.isEmpty()) {
            invocation().say("Nothing to do: " + done.project() + " is as it should be.");
        }
    }
}
