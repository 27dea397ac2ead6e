package dev.quaymaster.compose.load;

import dev.quaymaster.compose.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What loading gave, short of a project: the merged tree exactly when there is no error.
///
/// @param tree the tree, with sorted keys
/// @param problems errors and warnings in the order found
public record ModelResult(Optional<Map<String, Object>> tree, List<Problem> problems) {

    /// Copies the problems.
    public ModelResult {
        problems = List.copyOf(problems);
    }
}
