package dev.quaymaster.backup;

import java.time.Instant;
import java.util.List;

/// The outcome of reading a whole set back; kept beside the manifest as `checked.json`.
///
/// @param at when the reading ended
/// @param problems what was missing or different, empty when all was as recorded
public record CheckRecord(Instant at, List<String> problems) {

    /// The name of the file inside the set folder.
    public static final String FILE_NAME = "checked.json";

    public CheckRecord {
        problems = List.copyOf(problems);
    }
}
