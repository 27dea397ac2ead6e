package dev.quaymaster.compose.tree;

import dev.quaymaster.compose.Location;
import dev.quaymaster.compose.Problem;
import dev.quaymaster.compose.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects what the phases find wrong, each thing once. Not thread-safe: one load, one collection.
public final class Problems {

    private final Set<Problem> found = new LinkedHashSet<>();
    private final Set<TreePath> wrong = new LinkedHashSet<>();
    private final List<UnknownKey> unknown = new ArrayList<>();

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

    /// Adds an error about a key that nothing is known of.
    ///
    /// @param at where the key is
    /// @param key the key
    /// @param message what is wrong
    public void unknown(Location at, UnknownKey key, String message) {
        unknown.add(key);
        found.add(new Problem(Severity.ERROR, at, key.in().toString(), message));
    }

    /// The keys that nothing is known of.
    ///
    /// @return keys in the order found
    public List<UnknownKey> unknown() {
        return List.copyOf(unknown);
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
        return !wrong.isEmpty() || !unknown.isEmpty();
    }

    /// Where errors were found, besides unknown keys.
    ///
    /// @return paths in the order found
    public List<TreePath> wrong() {
        return List.copyOf(wrong);
    }

    /// All that was found.
    ///
    /// @return problems file by file, as the files were met, and from top to bottom
    public List<Problem> list() {
        var files = new HashMap<Path, Integer>();
        found.forEach(problem -> files.putIfAbsent(problem.location().file(), files.size()));
        return found.stream()
                .sorted(Comparator.comparingInt((Problem problem) ->
                                files.getOrDefault(problem.location().file(), 0))
                        .thenComparingInt(problem -> problem.location().line())
                        .thenComparingInt(problem -> problem.location().column()))
                .toList();
    }
}
