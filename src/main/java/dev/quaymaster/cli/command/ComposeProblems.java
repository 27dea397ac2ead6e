package dev.quaymaster.cli.command;

import dev.quaymaster.compose.Problem;
import java.util.List;

/// The compose files have errors, so there is no project to work on.
public final class ComposeProblems extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /// @param problems what is wrong
    public ComposeProblems(List<Problem> problems) {
        super("The compose file has errors.");
        this.problems = List.copyOf(problems);
    }

    /// What is wrong, errors and warnings, in the order found.
    public List<Problem> problems() {
        return problems;
    }
}
