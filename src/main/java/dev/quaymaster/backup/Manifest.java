package dev.quaymaster.backup;

import java.util.List;
import java.util.Optional;

/// What a set holds, file by file: the content of its `manifest.json`, which is written last and
/// commits the set.
///
/// @param format version of this layout, [#FORMAT] for sets written by this program
/// @param about when, of what and by what the set was made
/// @param volumes one record for each saved volume
/// @param files the compose files and environment files as they were
/// @param images what each service ran on
/// @param warnings what the user should know before relying on the set
public record Manifest(
        int format,
        SetInfo about,
        List<SavedVolume> volumes,
        List<SavedFile> files,
        List<SavedImage> images,
        List<String> warnings) {

    /// The layout this program writes; it reads this one only.
    public static final int FORMAT = 1;

    /// The name of the file inside the set folder.
    public static final String FILE_NAME = "manifest.json";

    public Manifest {
        volumes = List.copyOf(volumes);
        files = List.copyOf(files);
        images = List.copyOf(images);
        warnings = List.copyOf(warnings);
    }

    /// The record of the volume that has this name on the engine, or this key in the compose file.
    public Optional<SavedVolume> volume(String nameOrKey) {
        return volumes.stream()
                .filter(saved -> saved.name().equals(nameOrKey))
                .findFirst()
                .or(
                        () ->
                                volumes.stream()
                                        .filter(
                                                saved ->
                                                        saved.origin()
                                                                .composeKey()
                                                                .filter(nameOrKey::equals)
                                                                .isPresent())
                                        .findFirst());
    }

    /// Bytes of all archives as they lie in the set.
    public long storedBytes() {
        return volumes.stream().mapToLong(saved -> saved.archive().bytes()).sum();
    }

    /// Bytes of all archives before compression.
    public long contentBytes() {
        return volumes.stream().mapToLong(saved -> saved.archive().contentBytes()).sum();
    }
}
