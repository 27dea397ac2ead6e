package dev.quaymaster.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// A complete backup: a folder with its manifest.
///
/// @param id name of the folder
/// @param folder where it is
/// @param manifest what it holds
/// @param check the outcome of the last full reading, absent when it was never read back
/// @param pinned whether the user wants it kept whatever happens
public record BackupSet(String id, Path folder, Manifest manifest, Optional<CheckRecord> check, boolean pinned) {

    /// The name of the file inside the set folder that pins it.
    public static final String PIN_FILE_NAME = "pinned";

    /// A set that nobody pinned.
    public BackupSet(String id, Path folder, Manifest manifest, Optional<CheckRecord> check) {
        this(id, folder, manifest, check, false);
    }

    /// How far it can be trusted.
    public SetState state() {
        return check.map(this::state).orElse(SetState.COMPLETE);
    }

    private SetState state(CheckRecord record) {
        if (!record.problems().isEmpty()) {
            return SetState.DAMAGED;
        }
        return manifest.hasDump() && !record.loaded() ? SetState.READ_BACK : SetState.VERIFIED;
    }

    /// The same set after it was read back.
    public BackupSet checked(CheckRecord record) {
        return new BackupSet(id, folder, manifest, Optional.of(record), pinned);
    }

    /// When the run that made it began.
    public Instant started() {
        return manifest.about().started();
    }

    /// What the set is of, in words: the stack, or the names of its volumes.
    public String subject() {
        return manifest.about().stack().orElseGet(() -> String.join(", ", volumes()));
    }

    /// The names of the volumes that were to be saved, those that could not be included.
    public SortedSet<String> volumes() {
        var names = new TreeSet<String>();
        manifest.volumes().forEach(saved -> names.add(saved.name()));
        manifest.notSaved().stream()
                .filter(missing -> missing.kind() == NotSaved.Kind.VOLUME)
                .forEach(missing -> names.add(missing.what()));
        return names;
    }

    /// Whether it is what a volume held before a restore.
    public boolean safetyCopy() {
        return manifest.about().kind() == SetKind.SAFETY_COPY;
    }
}
