package dev.quaymaster.parity;

import java.nio.file.Path;
import java.util.List;

/// One of the two programs that are compared.
interface Party {

    /// What came of a command.
    ///
    /// @param words what it said
    record Outcome(int code, String words) {

        boolean failed() {
            return code != 0;
        }
    }

    /// Runs a command in a folder.
    Outcome run(Path folder, List<String> command);

    /// The words by which volumes are removed without a question.
    List<String> agreement();
}
