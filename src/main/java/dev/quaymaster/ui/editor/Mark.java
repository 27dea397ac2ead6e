package dev.quaymaster.ui.editor;

import dev.quaymaster.compose.Problem;
import dev.quaymaster.compose.Severity;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is wrong in a line.
///
/// @param column where, from 0
/// @param severity how bad the worst of it is
/// @param message what, a line for each problem
record Mark(int column, Severity severity, String message) {

    /// The marks of one file by line, from 0; problems of the file as a whole are at its first
    /// line.
    static Map<Integer, Mark> of(List<Problem> problems, Path file) {
        var marks = new HashMap<Integer, Mark>();
        for (var problem : problems) {
            var at = problem.location();
            if (at.file().equals(file)) {
                marks.merge(
                        Math.max(0, at.line() - 1),
                        new Mark(Math.max(0, at.column() - 1), problem.severity(), problem.message()),
                        Mark::and);
            }
        }
        return marks;
    }

    private Mark and(Mark other) {
        return new Mark(column, severity == Severity.ERROR ? severity : other.severity, message + "\n" + other.message);
    }
}
