package dev.quaymaster.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// A complete backup: a folder with its manifest.
///
/// @param id name of the folder
/// @param folder where it is
/// @param manifest what it holds
/// @param check the outcome of the last full reading, absent when it was never read back
public record BackupSet(String id, Path folder, Manifest manifest, Optional<CheckRecord> check) {

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
        return new BackupSet(id, folder, manifest, Optional.of(record));
    }

    /// When the run that made it began.
    public Instant started() {
        return manifest.about().started();
    }

    /// What the set is of: the stack, or the names of its volumes. Retention counts sets of the
    /// same subject.
    public String subject() {
        return manifest.about()
                .stack()
                .orElseGet(
                        () ->
                                String.join(
                                        ", ",
                                        manifest.volumes().stream()
                                                .map(SavedVolume::name)
                                                .sorted()
                                                .toList()));
    }

    /// Whether it is what a volume held before a restore.
    public boolean safetyCopy() {
        return manifest.about().kind() == SetKind.SAFETY_COPY;
    }
}
