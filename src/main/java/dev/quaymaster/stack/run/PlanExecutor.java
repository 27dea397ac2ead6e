package dev.quaymaster.stack.run;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.stack.Operation;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.Progress;
import dev.quaymaster.stack.ProtectedVolumes;
import dev.quaymaster.stack.StackException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Runs the steps of a plan, each as soon as the steps before it succeeded, and decides nothing.
///
/// After a failure no further step is begun; steps that only wait or fetch are ended, the others
/// are let finish, so that as little as possible is left half done. What already runs is left
/// running.
public final class PlanExecutor {

    private final Engine engine;
    private final Supplier<ProtectedVolumes> lockedVolumes;

    /// Creates an executor that works on this engine, for plans that remove no volumes.
    public PlanExecutor(Engine engine) {
        this(engine, () -> ProtectedVolumes.NONE);
    }

    /// Creates an executor that works on this engine.
    ///
    /// @param lockedVolumes asked right before a volume is removed; throws when they are not known
    public PlanExecutor(Engine engine, Supplier<ProtectedVolumes> lockedVolumes) {
        this.engine = engine;
        this.lockedVolumes = lockedVolumes;
    }

    /// Runs a plan.
    ///
    /// @param progress told what happens, one report at a time, from changing threads
    /// @throws StackException when a step failed, with the service, the reason, its last log lines
    ///   and what can be done
    /// @throws InterruptedException when cancelled; what was done stays done
    public void run(Plan plan, Consumer<Progress> progress) throws InterruptedException {
        if (plan.steps().isEmpty()) {
            return;
        }
        var waits = plan.steps().stream().anyMatch(step -> step.operation() instanceof Operation.AwaitService);
        try (var changes = Changes.of(engine, plan.project(), waits)) {
            new PlanRun(plan, new Operations(engine, changes, lockedVolumes), progress).run();
        }
    }
}
