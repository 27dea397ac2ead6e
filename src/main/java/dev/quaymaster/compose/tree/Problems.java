package dev.quaymaster.compose.tree;

import dev.quaymaster.compose.Location;
import dev.quaymaster.compose.Problem;
import dev.quaymaster.compose.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects what the phases find wrong, each thing once. Not thread-safe: one load, one collection.
public final class Problems {

    private final Set<Problem> found = new LinkedHashSet<>();
    private final Set<TreePath> wrong = new LinkedHashSet<>();

    /// Adds an error at a value.
    ///
    /// @param at the value
    /// @param path its path
    /// @param message what is wrong
    public void error(Tree at, TreePath path, String message) {
        error(at.at(), path, message);
    }

    /// Adds an error at a place.
    ///
    /// @param at place
    /// @param path path of the value
    /// @param message what is wrong
    public void error(Location at, TreePath path, String message) {
        wrong.add(path);
        found.add(new Problem(Severity.ERROR, at, path.toString(), message));
    }

    /// Adds a warning.
    ///
    /// @param at place
    /// @param path path of the value
    /// @param message what is probably wrong
    public void warning(Location at, TreePath path, String message) {
        found.add(new Problem(Severity.WARNING, at, path.toString(), message));
    }

    /// Whether any error was found.
    ///
    /// @return true when the project cannot be loaded
    public boolean hasErrors() {
        return !wrong.isEmpty();
    }

    /// Where errors were found.
    ///
    /// @return paths in the order found
    public List<TreePath> wrong() {
        return List.copyOf(wrong);
    }

    /// All that was found.
    ///
    /// @return problems in the order found
    public List<Problem> list() {
        return List.copyOf(found);
    }
}
