package dev.quaymaster.backup.run;

import dev.quaymaster.backup.NotSaved;
import dev.quaymaster.backup.archive.ArchiveFile;
import dev.quaymaster.backup.archive.ArchiveWriter;
import dev.quaymaster.backup.archive.TarWalk;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.volume.FileAttributes;
import dev.quaymaster.volume.VolumeInspection;
import dev.quaymaster.volume.VolumeSurvey;
import dev.quaymaster.words.ByteCount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares a volume with the copy that was made of it, and names what the copy does not have.
final class ContentCheck {

    private static final String NOT_CARRIED =
            "the engine's archives do not carry them; contents, owners and modes are kept";

    private final Engine engine;
    private final Path folder;
    private final Tracker tracker;

    /// @param folder the draft of the set
    ContentCheck(Engine engine, Path folder, Tracker tracker) {
        this.engine = engine;
        this.folder = folder;
        this.tracker = tracker;
    }

    /// What the copy lacks.
    ///
    /// @param there what the volume holds
    /// @throws IOException when it cannot be told, because contents differ
    List<NotSaved> compare(String volume, VolumeSurvey there, ArchiveWriter.SavedTar saved) throws IOException {
        var found = new ArrayList<NotSaved>();
        if (!there.problems().isEmpty()) {
            found.add(entries("some files in " + volume, "they could not be read: " + there.problems()));
        }
        if (!there.sockets().isEmpty()) {
            found.add(entries(
                    "sockets in %s: %s".formatted(volume, there.sockets().text()),
                    "no archive holds them; their programs make them again"));
        }
        holes(volume, there).ifPresent(found::add);
        long kept = there.entries().count() - there.sockets().count();
        if (saved.content().files() != kept || !saved.content().holds(there.bytes())) {
            lost(volume, there, saved).ifPresent(found::add);
        }
        return found;
    }

    private static NotSaved entries(String what, String why) {
        return new NotSaved(NotSaved.Kind.ENTRIES, what, why);
    }

    private static Optional<NotSaved> holes(String volume, VolumeSurvey there) {
        return there.sparse().isEmpty()
                ? Optional.empty()
                : Optional.of(new NotSaved(
                        NotSaved.Kind.HOLES,
                        "holes in %s: %s".formatted(volume, there.sparse().text()),
                        "contents are kept, and may take %s more room after a restore"
                                .formatted(ByteCount.words(there.holeBytes()))));
    }

    private Optional<NotSaved> lost(String volume, VolumeSurvey there, ArchiveWriter.SavedTar saved)
            throws IOException {
        var missing = missing(volume, saved);
        if (!saved.content().holds(there.bytes() - missing.bytes())) {
            throw new IOException(
                    "only %s of the %s in volume %s arrived%s; something outside these containers may be writing to it"
                            .formatted(
                                    ByteCount.words(saved.content().bytes()),
                                    ByteCount.words(there.bytes()),
                                    volume,
                                    missing.entries().isEmpty()
                                            ? ""
                                            : " (not " + missing.entries().text() + ")"));
        }
        var lost = missing.entries().count() - missing.sockets().count();
        return lost == 0
                ? Optional.empty()
                : Optional.of(entries(
                        "files in %s: %s".formatted(volume, missing.entries().text()),
                        "the engine did not deliver them, as with paths of more than 4096" + " bytes"));
    }

    /// What the volume has and the archive has not.
    private VolumeSurvey missing(String volume, ArchiveWriter.SavedTar saved) throws IOException {
        var copied = new PathHashes();
        try (var content = ArchiveFile.content(folder, saved.archive())) {
            TarWalk.walk(content, path -> {
                tracker.alive();
                copied.add("/" + path);
            });
        }
        try (var inspection = VolumeInspection.open(engine, volume)) {
            return inspection.surveyWithout(tracker::alive, copied::contains);
        }
    }

    /// What no copy keeps of its files' attributes.
    static List<NotSaved> attributes(String volume, FileAttributes found) {
        var lost = new ArrayList<NotSaved>();
        if (!found.extended().isEmpty()) {
            lost.add(attributes("extended attributes in %s: %s"
                    .formatted(volume, found.extended().text())));
        }
        if (!found.accessLists().isEmpty()) {
            lost.add(attributes("access control lists in %s: %s"
                    .formatted(volume, found.accessLists().text())));
        }
        return lost;
    }

    private static NotSaved attributes(String what) {
        return new NotSaved(NotSaved.Kind.ATTRIBUTES, what, NOT_CARRIED);
    }
}
