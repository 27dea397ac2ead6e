package dev.quaymaster.compose;

import dev.quaymaster.compose.model.Project;
import java.util.List;
import java.util.Optional;

/// What loading gave: a project exactly when there is no error.
///
/// @param project the project
/// @param problems errors and warnings in the order found
public record LoadResult(Optional<Project> project, List<Problem> problems) {

    /// Copies the problems.
    public LoadResult {
        problems = List.copyOf(problems);
    }

    /// The errors alone.
    ///
    /// @return empty when there is a project
    public List<Problem> errors() {
        return problems.stream().filter(p -> p.severity() == Severity.ERROR).toList();
    }
}
