package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.StackException;
import java.util.Optional;

/// Compares a stack as it should be with the stack as it is, and decides what to do.
///
/// Pure: asks the engine nothing, changes nothing, and gives the same plan for the same input.
public final class Reconciler {

    private Reconciler() {}

    /// Plans a request for a stack whose compose file is at hand.
    ///
    /// @param observed read by [ObservedState#read(dev.quaymaster.engine.Engine, Project)]
    /// @throws StackException when the request cannot be met, with the reason
    public static Plan plan(Project project, ObservedState observed, Request request) {
        return switch (request) {
            case Request.Up up -> new UpPlanner(project, observed, up).plan();
            case Request.Down down -> new DownPlanner(Optional.of(project), observed, down).plan();
            case Request.Start _,
                    Request.Stop _,
                    Request.Restart _,
                    Request.Pause _,
                    Request.Unpause _,
                    Request.Kill _ -> new LifecyclePlanner(Optional.of(project), observed).plan(request);
        };
    }

    /// Plans a request for a stack that is known by its containers only.
    ///
    /// @throws StackException when the request cannot be met, with the reason
    public static Plan plan(ObservedState observed, Request request) {
        return switch (request) {
            case Request.Up _ ->
                throw new StackException(
                        "The compose file of " + observed.project() + " is not at hand.",
                        "Open it in the window, or name it with -f, then try again.");
            case Request.Down down -> new DownPlanner(Optional.empty(), observed, down).plan();
            case Request.Start _,
                    Request.Stop _,
                    Request.Restart _,
                    Request.Pause _,
                    Request.Unpause _,
                    Request.Kill _ -> new LifecyclePlanner(Optional.empty(), observed).plan(request);
        };
    }
}
