package dev.quaymaster.backup;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a set holds, file by file: the content of its `manifest.json`, which is written last and
/// commits the set.
///
/// @param format version of this layout, [#FORMAT] for sets written by this program
/// @param about when, of what and by what the set was made
/// @param volumes one record for each saved volume
/// @param files the compose files and environment files as they were
/// @param images what each service ran on
/// @param checksums of every file of the set that is named neither by a volume's archive nor by
///   `files`, but for the manifest itself: its path in the set folder → SHA-256, lower-case hex
/// @param notSaved what belongs to the subject and is not, or not entirely, in the set
/// @param warnings what else the user should know before relying on the set
public record Manifest(
        int format,
        SetInfo about,
        List<SavedVolume> volumes,
        List<SavedFile> files,
        List<SavedImage> images,
        SortedMap<String, String> checksums,
        List<NotSaved> notSaved,
        List<String> warnings) {

    /// The layout this program writes. Layout 1 had no origin, no checksums of the smaller files
    /// and no list of what was not saved; it is read as if these were empty.
    public static final int FORMAT = 2;

    /// The oldest layout this program reads.
    public static final int OLDEST_FORMAT = 1;

    /// The name of the file inside the set folder.
    public static final String FILE_NAME = "manifest.json";

    /// The file beside it that has its SHA-256, as `sha256sum -c` reads it; since layout 2.
    public static final String CHECKSUM_FILE_NAME = FILE_NAME + ".sha256";

    public Manifest {
        volumes = List.copyOf(volumes);
        files = List.copyOf(files);
        images = List.copyOf(images);
        checksums = Collections.unmodifiableSortedMap(new TreeMap<>(checksums));
        checksums.keySet().forEach(SetFileName::require);
        if (volumes.stream().map(SavedVolume::name).distinct().count() < volumes.size()) {
            throw new IllegalArgumentException("a volume is in it twice");
        }
        notSaved = List.copyOf(notSaved);
        warnings = List.copyOf(warnings);
    }

    /// The record of the volume that has this name on the engine, or this key in the compose file.
    public Optional<SavedVolume> volume(String nameOrKey) {
        return volumes.stream()
                .filter(saved -> saved.name().equals(nameOrKey))
                .findFirst()
                .or(() -> volumes.stream()
                        .filter(saved -> saved.origin()
                                .composeKey()
                                .filter(nameOrKey::equals)
                                .isPresent())
                        .findFirst());
    }

    /// The same with checksums of other files.
    public Manifest withChecksums(SortedMap<String, String> newChecksums) {
        return new Manifest(format, about, volumes, files, images, newChecksums, notSaved, warnings);
    }

    /// Whether a volume's archive or a compose file of it has this path in the set folder.
    public boolean namesFile(String path) {
        return volumes.stream().anyMatch(saved -> saved.archive().file().equals(path))
                || files.stream().anyMatch(saved -> saved.file().equals(path));
    }

    /// Whether a database's dump is among the archives.
    public boolean hasDump() {
        return volumes.stream().anyMatch(saved -> saved.archive().format() == SavedArchive.Format.SQL);
    }

    /// Whether data of the user is missing from the set, so that it is only a part.
    public boolean isPartial() {
        return notSaved.stream().anyMatch(missing -> missing.kind().losesData());
    }

    /// Bytes of all archives as they lie in the set.
    public long storedBytes() {
        return volumes.stream().mapToLong(saved -> saved.archive().bytes()).sum();
    }

    /// Bytes of all archives before compression.
    public long contentBytes() {
        return volumes.stream()
                .mapToLong(saved -> saved.archive().contentBytes())
                .sum();
    }
}
