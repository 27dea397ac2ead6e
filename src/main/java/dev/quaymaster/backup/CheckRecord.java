package dev.quaymaster.backup;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The outcome of reading a whole set back; kept beside the manifest as `checked.json`.
///
/// @param at when the reading ended
/// @param problems what was missing or different, empty when all was as recorded
/// @param notes what else is worth knowing before the set is restored, such as devices in a volume
/// @param loaded whether its database dumps were loaded into a server as well
public record CheckRecord(Instant at, List<String> problems, List<String> notes, boolean loaded) {

    /// The name of the file inside the set folder.
    public static final String FILE_NAME = "checked.json";

    public CheckRecord {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /// The same with one more note.
    public CheckRecord withNote(String note) {
        return new CheckRecord(
                at, problems, Stream.concat(notes.stream(), Stream.of(note)).toList(), loaded);
    }

    /// A reading that loaded no dump and has nothing to tell but problems.
    public CheckRecord(Instant at, List<String> problems) {
        this(at, problems, List.of(), false);
    }
}
