package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.SavedImage;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.archive.DatabaseFiles;
import dev.quaymaster.backup.restore.RestoreConcern.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Finds why containers may not run on files that were saved from others: another image, another
/// version of a database, a database that was at work when it was copied. Pure.
///
/// @param images what the services of the set ran on
/// @param databases whose files are in the archive
record SourceConcerns(List<SavedImage> images, DatabaseFiles databases) {

    SourceConcerns {
        images = List.copyOf(images);
    }

    /// A container that uses the volume that is restored to, running or not.
    ///
    /// @param service in the compose file; its own name where it is of none
    /// @param digests of its image, as registries know it
    /// @param postgres the major version of PostgreSQL that its image has, if it says so
    record Reader(
            String container,
            String service,
            String image,
            String imageId,
            List<String> digests,
            Optional<String> postgres) {

        Reader {
            digests = List.copyOf(digests);
        }
    }

    /// What is of concern where files are restored.
    ///
    /// @param target the volume they are restored to
    List<RestoreConcern> of(SavedVolume saved, String target, List<Reader> readers) {
        var concerns = new ArrayList<RestoreConcern>();
        for (var reader : readers) {
            version(target, reader)
                    .or(() -> image(target, reader))
                    .ifPresent(text -> concerns.add(new RestoreConcern(Kind.OTHER_IMAGE, text)));
        }
        moving(saved).ifPresent(concerns::add);
        return concerns;
    }

    private Optional<String> version(String target, Reader reader) {
        return databases.postgres().isEmpty()
                ? Optional.empty()
                : reader.postgres()
                        .filter(version -> !databases.postgres().contains(version))
                        .map(version ->
                                "the files for %s are of PostgreSQL %s, and %s runs PostgreSQL %s, which does not start on them"
                                        .formatted(
                                                target,
                                                String.join(", ", databases.postgres()),
                                                reader.container(),
                                                version));
    }

    private Optional<String> image(String target, Reader reader) {
        return images.stream()
                .filter(saved -> saved.service().equals(reader.service()))
                .filter(saved -> !isSame(saved, reader))
                .findFirst()
                .map(saved -> otherImage(target, saved, reader));
    }

    private static String otherImage(String target, SavedImage saved, Reader reader) {
        return saved.image().equals(reader.image())
                ? "the files for %s were saved while %s ran another image of the name %s than %s does now"
                        .formatted(target, saved.service(), saved.image(), reader.container())
                : "the files for %s were saved while %s ran the image %s, and %s runs %s now"
                        .formatted(target, saved.service(), saved.image(), reader.container(), reader.image());
    }

    /// One image has other ids on other engines, but is known to registries as the same.
    private static boolean isSame(SavedImage saved, Reader reader) {
        return saved.imageId().equals(reader.imageId()) || !Collections.disjoint(saved.digests(), reader.digests());
    }

    private Optional<RestoreConcern> moving(SavedVolume saved) {
        if (databases.programs().isEmpty()) {
            return Optional.empty();
        }
        var programs = String.join(", ", databases.programs());
        return switch (saved.method()) {
            case LIVE ->
                Optional.of(new RestoreConcern(
                        Kind.MOVING_DATABASE,
                        "the files of %s in volume %s were copied while it may have been writing to them, so they may not fit together"
                                .formatted(programs, saved.name())));
            case PAUSE ->
                Optional.of(new RestoreConcern(
                        Kind.MOVING_DATABASE,
                        "the files of %s in volume %s were copied while it was paused, so it starts on them as after a power cut"
                                .formatted(programs, saved.name())));
            case DUMP, STOP, AT_REST -> Optional.empty();
        };
    }
}
