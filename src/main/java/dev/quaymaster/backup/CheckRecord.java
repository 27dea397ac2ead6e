package dev.quaymaster.backup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The outcome of reading a whole set back; kept beside the manifest as `checked.json`.
///
/// @param at when the reading ended
/// @param problems what was missing or different, empty when all was as recorded
/// @param notes what else is worth knowing before the set is restored, such as devices in a volume
/// @param loaded whether its database dumps were loaded into a server as well
/// @param proof when that was, and of which content; absent where yesterday's version loaded them
public record CheckRecord(
        Instant at, List<String> problems, List<String> notes, boolean loaded, Optional<LoadProof> proof) {

    /// The name of the file inside the set folder.
    public static final String FILE_NAME = "checked.json";

    public CheckRecord {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /// A reading that loaded no dump.
    public CheckRecord(Instant at, List<String> problems, List<String> notes) {
        this(at, problems, notes, false, Optional.empty());
    }

    /// A reading that loaded no dump and has nothing to tell but problems.
    public CheckRecord(Instant at, List<String> problems) {
        this(at, problems, List.of());
    }

    /// The same with one more note.
    public CheckRecord withNote(String note) {
        return new CheckRecord(
                at, problems, Stream.concat(notes.stream(), Stream.of(note)).toList(), loaded, proof);
    }

    /// The same after all dumps were loaded.
    ///
    /// @param manifest the SHA-256 of the set's manifest
    public CheckRecord withLoaded(String manifest) {
        return new CheckRecord(at, problems, notes, true, Optional.of(new LoadProof(at, manifest)));
    }

    /// The same with what an earlier check proved, where that still holds: this one found the set
    /// as it was written, and its manifest is the one of that time.
    ///
    /// @param manifest the SHA-256 of the set's manifest now
    public CheckRecord keeping(CheckRecord earlier, String manifest) {
        if (loaded || !earlier.loaded || !problems.isEmpty()) {
            return this;
        }
        var known = earlier.proof.orElseGet(() -> new LoadProof(earlier.at, manifest));
        return known.manifest().equals(manifest)
                ? new CheckRecord(at, problems, notes, true, Optional.of(known))
                : this;
    }

    /// When the dumps were loaded, where an earlier check than this one did so.
    public Optional<Instant> loadedBefore() {
        return proof.map(LoadProof::at).filter(then -> then.isBefore(at));
    }
}
