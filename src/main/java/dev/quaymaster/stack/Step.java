package dev.quaymaster.stack;

import dev.quaymaster.compose.Secrets;
import java.util.List;
import java.util.stream.Collectors;

/// One thing to do, why, and what must have succeeded before.
///
/// @param id number in the plan, from 1; steps stand in an order in which they could be run
/// @param operation what the engine is asked for
/// @param cause why, in plain words
/// @param after ids of the steps that must have succeeded
public record Step(int id, Operation operation, String cause, List<Integer> after) {

    /// Covers what is secret in the words.
    public Step {
        cause = Secrets.masked(cause);
        after = List.copyOf(after);
    }

    @Override
    public String toString() {
        var before = after.isEmpty()
                ? ""
                : after.stream().map(id -> "#" + id).collect(Collectors.joining(" ", " after ", ""));
        return "#" + id + " " + operation + before + (cause.isEmpty() ? "" : " — " + cause);
    }
}
