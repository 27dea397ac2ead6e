package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.SavedDatabase;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.archive.DatabaseFiles;
import dev.quaymaster.backup.restore.RestoreConcern.Kind;
import dev.quaymaster.backup.restore.SourceConcerns.Reader;
import dev.quaymaster.backup.restore.VolumeRestore.Present;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.Image;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.engine.spec.VolumeSpec;
import dev.quaymaster.volume.DataLocation;
import dev.quaymaster.volume.SharedData;
import dev.quaymaster.volume.TemporaryVolumes;
import dev.quaymaster.volume.VolumeBrowser;
import dev.quaymaster.volume.VolumePath;
import dev.quaymaster.volume.VolumeUser;
import dev.quaymaster.words.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at what is there now where volumes are to be restored to: under their names, and under
/// whatever other name their data has. Changes nothing.
final class TargetInspection {

    /// What the official images say of themselves.
    private static final String POSTGRES_VERSION = "PG_MAJOR";

    private final Engine engine;
    private final BackupSet set;
    private final SharedData shared;

    TargetInspection(Engine engine, BackupSet set) {
        this.engine = engine;
        this.set = set;
        this.shared = SharedData.of(engine);
    }

    /// Looks at one target.
    ///
    /// @throws BackupException when it cannot be restored to, with the way out
    VolumeRestore look(SavedVolume saved, String target) {
        var existing = Optional.ofNullable(shared.volumes().get(target));
        var make = existing.isPresent() ? Optional.<VolumeSpec>empty() : Optional.of(TargetSpecs.of(saved, target));
        var volume = existing.or(() -> make.map(TargetInspection::unmade)).orElseThrow();
        requireKept(saved, volume);
        requireOutsideTheSets(volume);
        var users = shared.users(volume);
        var twins = shared.twins(volume);
        var concerns = new ArrayList<RestoreConcern>();
        new OtherVolume(set.manifest(), saved).concern(volume, users, twins).ifPresent(concerns::add);
        make.ifPresent(spec -> concerns.addAll(outside(spec)));
        saved.database().flatMap(database -> image(target, database, users)).ifPresent(concerns::add);
        return new VolumeRestore(
                saved,
                target,
                make.map(spec -> present(saved, spec)).orElseGet(() -> present(target)),
                make,
                users.stream()
                        .filter(VolumeUser::running)
                        .map(VolumeUser::container)
                        .toList(),
                twins,
                concerns);
    }

    private static Volume unmade(VolumeSpec spec) {
        return new Volume(spec.name(), spec.driver(), "", spec.labels(), spec.options(), Optional.empty());
    }

    private void requireKept(SavedVolume saved, Volume volume) {
        if (DataLocation.isMemory(volume.driver(), volume.options())) {
            throw failed(
                    "The volume %s is kept in memory (type=tmpfs) and is empty whenever no container uses it, so nothing can be restored into it. Nothing was touched. Restore into another volume: quaymaster backup restore %s --volume %s=NAME"
                            .formatted(volume.name(), set.id(), saved.name()));
        }
    }

    /// A restore replaces all that lies there; were the sets among it, they would go.
    private void requireOutsideTheSets(Volume volume) {
        if (!engine.onThisMachine()) {
            return;
        }
        var sets = set.folder().toAbsolutePath().normalize();
        var store = Optional.ofNullable(sets.getParent()).orElse(sets);
        DataLocation.of(volume)
                .filter(data -> data.host().isEmpty())
                .map(data -> Path.of(data.path()))
                .filter(data -> overlap(real(data), real(store)))
                .ifPresent(data -> {
                    throw failed(
                            "The volume %s holds %s, and the folder of backups %s lies in it or around it: a restore would replace the backups themselves. Nothing was touched. Move the folder of backups elsewhere, or restore into another volume."
                                    .formatted(volume.name(), data, store));
                });
    }

    private static boolean overlap(Path one, Path other) {
        return one.startsWith(other) || other.startsWith(one);
    }

    /// With its links followed, as far as it is there.
    private static Path real(Path path) {
        for (var there = path; there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                try {
                    return there.toRealPath().resolve(there.relativize(path)).normalize();
                } catch (IOException e) {
                    return path; // compared by its name then
                }
            }
        }
        return path;
    }

    private static List<RestoreConcern> outside(VolumeSpec spec) {
        if (TargetSpecs.isForeign(spec)) {
            return List.of(new RestoreConcern(
                    Kind.FOREIGN_DRIVER,
                    "volume %s is made by the driver %s (%s), which decides where its data lies and what is there already"
                            .formatted(spec.name(), spec.driver(), TargetSpecs.options(spec))));
        }
        return TargetSpecs.outside(spec).stream()
                .map(data -> new RestoreConcern(
                        Kind.OUTSIDE_DATA,
                        "volume %s is made over %s (%s), as the backup says; its data is not kept by the engine"
                                .formatted(spec.name(), TargetSpecs.place(data), TargetSpecs.options(spec))))
                .toList();
    }

    /// The image that loads a dump runs with the dump's data, so it is the one in use or is asked
    /// about.
    private Optional<RestoreConcern> image(String target, SavedDatabase database, List<VolumeUser> users) {
        var inUse = users.stream()
                .map(user -> user.container().imageId())
                .distinct()
                .toList();
        var found = engine.image(database.imageId()).or(() -> engine.image(database.image()));
        if (found.isEmpty()) {
            return Optional.of(new RestoreConcern(
                    Kind.OTHER_IMAGE,
                    "the dump for %s is loaded with the image %s, which is not here and is fetched"
                            .formatted(target, database.image())));
        }
        return inUse.isEmpty() || inUse.contains(found.get().id())
                ? Optional.empty()
                : Optional.of(new RestoreConcern(
                        Kind.OTHER_IMAGE,
                        "the dump for %s is loaded with the image %s, and its containers run another one (%s)"
                                .formatted(
                                        target,
                                        database.image(),
                                        users.getFirst().container().image())));
    }

    /// Why containers may not run on what comes into the volume.
    ///
    /// @param databases whose own files are in the archive
    List<RestoreConcern> sources(VolumeRestore restore, DatabaseFiles databases) {
        var volume = shared.volumes().get(restore.target());
        if (volume == null || restore.saved().database().isPresent()) {
            return List.of(); // nobody uses it, or a dump, of which the image was compared
        }
        var readers = shared.users(volume).stream().map(this::reader).distinct().toList();
        return new SourceConcerns(set.manifest().images(), databases).of(restore.saved(), restore.target(), readers);
    }

    private Reader reader(VolumeUser user) {
        var container = user.container();
        var image = engine.image(container.imageId());
        return new Reader(
                container.name(),
                user.service(),
                container.image(),
                container.imageId(),
                image.map(Image::digests).orElse(List.of()),
                image.flatMap(Image::config).map(config -> config.environment().get(POSTGRES_VERSION)));
    }

    /// What the volume will show once it is made. A driver other than the engine's own is not
    /// asked: a volume of another name is another thing to it.
    private Present present(SavedVolume saved, VolumeSpec spec) {
        var outside = TargetSpecs.outside(spec);
        if (outside.isEmpty()) {
            return Present.MISSING;
        }
        var probe = TemporaryVolumes.create(engine, spec.driver(), spec.options());
        try {
            return present(probe);
        } catch (EngineException e) {
            throw unmountable(saved, spec, outside.get(), e);
        } finally {
            TemporaryVolumes.remove(engine, probe);
        }
    }

    private BackupException unmountable(SavedVolume saved, VolumeSpec spec, DataLocation data, EngineException cause) {
        return switch (cause.kind()) {
            case UNREACHABLE, DENIED, TIMEOUT, CANCELLED -> throw cause;
            case NOT_FOUND, CONFLICT, FAILED, DISK_FULL ->
                new BackupException(
                        BackupException.Kind.FAILED,
                        "The volume %s was %s (%s), which cannot be mounted on this engine: %s Nothing was touched. Make a plain volume of that name first (quaymaster volume create %s), or restore into another one (quaymaster backup restore %s --volume %s=NAME)."
                                .formatted(
                                        spec.name(),
                                        TargetSpecs.place(data),
                                        TargetSpecs.options(spec),
                                        Sentence.of(cause),
                                        spec.name(),
                                        set.id(),
                                        saved.name()),
                        cause);
        };
    }

    private Present present(String volume) {
        try (var browser = VolumeBrowser.open(engine, volume)) {
            return browser.list(VolumePath.ROOT).isEmpty() ? Present.EMPTY : Present.DATA;
        }
    }

    private static BackupException failed(String message) {
        return new BackupException(BackupException.Kind.FAILED, message);
    }
}
