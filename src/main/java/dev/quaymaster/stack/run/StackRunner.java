package dev.quaymaster.stack.run;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.Progress;
import dev.quaymaster.stack.ProtectedVolumes;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.Request.Images;
import dev.quaymaster.stack.plan.Reconciler;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Looks at a stack, plans and runs: what the window and the commands do.
public final class StackRunner {

    private final Engine engine;
    private final StackLocks locks;
    private final Supplier<ProtectedVolumes> lockedVolumes;

    /// Creates a runner that works on this engine, for a user who has locked no volume.
    ///
    /// @param locks keep other runs away from a stack that is being changed
    public StackRunner(Engine engine, StackLocks locks) {
        this(engine, locks, () -> ProtectedVolumes.NONE);
    }

    /// Creates a runner that works on this engine.
    ///
    /// @param locks keep other runs away from a stack that is being changed
    /// @param lockedVolumes those that must not be removed or replaced, as of now; throws when that
    ///   is not known, and is asked only when data is about to go
    public StackRunner(Engine engine, StackLocks locks, Supplier<ProtectedVolumes> lockedVolumes) {
        this.engine = engine;
        this.locks = locks;
        this.lockedVolumes = lockedVolumes;
    }

    /// Returns the volumes that are not removed or replaced, as of now.
    public ProtectedVolumes lockedVolumes() {
        return lockedVolumes.get();
    }

    /// Runs services once, under the same locks.
    public OneOffRun oneOffs() {
        return new OneOffRun(engine, locks);
    }

    /// Returns what a request would do now.
    ///
    /// @throws dev.quaymaster.stack.StackException when the request cannot be met
    public Plan plan(Project project, Request request) {
        var observed = ObservedState.read(engine, project);
        return sparing(request, wish -> Reconciler.plan(project, observed, wish));
    }

    /// Returns what a request would do now to a stack whose compose file is not at hand.
    ///
    /// @throws dev.quaymaster.stack.StackException when the request cannot be met
    public Plan plan(String project, Request request) {
        var observed = ObservedState.read(engine, project);
        return sparing(request, wish -> Reconciler.plan(observed, wish));
    }

    /// Asks which volumes are locked only when the plan would remove some: settings that cannot be
    /// read must not keep a stack from starting.
    private Plan sparing(Request request, Function<Request, Plan> planner) {
        var plan = planner.apply(request);
        return plan.removesData() ? planner.apply(request.sparing(lockedVolumes.get())) : plan;
    }

    /// Does what is asked.
    ///
    /// Images come first, and what follows is planned anew once they are there: only then it is
    /// known which containers are out of date.
    ///
    /// @param progress told what happens, one report at a time, from changing threads
    /// @return what was done
    /// @throws dev.quaymaster.stack.StackException when it failed, or cannot be done at all
    /// @throws dev.quaymaster.files.LockException when another run is at work on the stack
    /// @throws InterruptedException when cancelled; what was done stays done
    public Plan run(Project project, Request request, Consumer<Progress> progress) throws InterruptedException {
        try (var _ = locks.take(project.name(), purpose(request, project.name()))) {
            var plan = plan(project, request);
            var images = plan.imagesOnly();
            var executor = new PlanExecutor(engine, lockedVolumes);
            if (request instanceof Request.Up up && !images.steps().isEmpty()) {
                executor.run(images, progress);
                plan = plan(project, up.withImages(Images.PULL_NEVER));
            }
            executor.run(plan, progress);
            return plan;
        }
    }

    /// Does what is asked of a stack whose compose file is not at hand.
    ///
    /// @param progress told what happens, one report at a time, from changing threads
    /// @return what was done
    /// @throws dev.quaymaster.stack.StackException when it failed, or cannot be done at all
    /// @throws dev.quaymaster.files.LockException when another run is at work on the stack
    /// @throws InterruptedException when cancelled; what was done stays done
    public Plan run(String project, Request request, Consumer<Progress> progress) throws InterruptedException {
        try (var _ = locks.take(project, purpose(request, project))) {
            var plan = plan(project, request);
            new PlanExecutor(engine, lockedVolumes).run(plan, progress);
            return plan;
        }
    }

    private static String purpose(Request request, String project) {
        var verb = request.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return verb + " of " + project;
    }
}
