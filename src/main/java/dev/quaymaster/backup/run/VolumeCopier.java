package dev.quaymaster.backup.run;

import dev.quaymaster.backup.BackupProgress.Phase;
import dev.quaymaster.backup.Consistency;
import dev.quaymaster.backup.SavedDatabase;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.VolumeOrigin;
import dev.quaymaster.backup.archive.ArchiveWriter;
import dev.quaymaster.backup.archive.TarSummary;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.volume.VolumeMeasure;
import dev.quaymaster.volume.VolumeTar;
import dev.quaymaster.words.ByteCount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// Copies volumes into the folder of a set, one at a time.
public final class VolumeCopier {

    private final Engine engine;
    private final Path folder;
    private final Tracker tracker;
    private final List<String> warnings = new ArrayList<>();

    /// @param folder the draft of the set
    public VolumeCopier(Engine engine, Path folder, Tracker tracker) {
        this.engine = engine;
        this.folder = folder;
        this.tracker = tracker;
    }

    /// What the user should know about the copies made so far.
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /// Copies the files of a volume. Whoever writes to it is held still by the caller, who says so
    /// in `quiet`.
    ///
    /// @throws IOException when the copy is not complete
    public SavedVolume files(Volume volume, Consistency method, Optional<Stillness> quiet)
            throws IOException {
        try (var there = new MeasureMeanwhile(engine, List.of(volume.name()), _ -> {})) {
            return files(volume, method, quiet, there);
        }
    }

    /// As above. What the engine delivers is compared with a listing that is made meanwhile: the
    /// engine ends its stream as if all were well after losing a file.
    SavedVolume files(
            Volume volume, Consistency method, Optional<Stillness> quiet, MeasureMeanwhile there)
            throws IOException {
        ArchiveWriter.SavedTar saved;
        try (var tar = new VolumeTar(engine).read(volume.name())) {
            saved =
                    new ArchiveWriter(folder)
                            .tar(volume.name(), tar, tracker.of(Phase.COPYING, title(volume)));
        }
        if (method == Consistency.LIVE) {
            warnings.add(
                    "%s was copied while containers may have been writing to it; files in it may not fit together."
                            .formatted(volume.name()));
        } else {
            compare(volume, there.of(volume.name()), saved.content());
        }
        return new SavedVolume(
                origin(volume),
                method,
                saved.archive(),
                Optional.empty(),
                quiet.map(Stillness::names).orElse(List.of()),
                quiet.map(Stillness::millis).orElse(0L));
    }

    private void compare(Volume volume, VolumeMeasure there, TarSummary saved) throws IOException {
        if (!saved.holds(there.bytes())) {
            throw new IOException(
                    "only %s of the %s in volume %s arrived; something outside these containers may be writing to it"
                            .formatted(
                                    ByteCount.words(saved.bytes()),
                                    ByteCount.words(there.bytes()),
                                    volume.name()));
        }
        if (saved.files() != there.files()) {
            warnings.add(
                    "%d entries of %s, such as sockets, cannot be kept in an archive."
                            .formatted(Math.abs(there.files() - saved.files()), volume.name()));
        }
    }

    /// Lets the database dump itself.
    public SavedVolume dump(Volume volume, CopyJob.Database database) throws IOException {
        var dump = new PostgresDump(engine, database.container());
        var saved =
                new ArchiveWriter(folder)
                        .dump(
                                volume.name(),
                                dump::writeTo,
                                tracker.of(Phase.DUMPING, title(volume)));
        var environmentFile = volume.name() + ".env";
        writeEnvironment(folder.resolve(environmentFile), database.container(), dump.user());
        var container = database.container();
        return new SavedVolume(
                origin(volume),
                Consistency.DUMP,
                saved.archive(),
                Optional.of(
                        new SavedDatabase(
                                container.container().image(),
                                container.container().imageId(),
                                dump.user(),
                                database.mountPath(),
                                Optional.of(container.config().user())
                                        .filter(user -> !user.isEmpty()),
                                environmentFile,
                                saved.content().databases())),
                List.of(),
                0);
    }

    /// As `docker run --env-file` reads it, which has no way to write a value of several lines.
    private void writeEnvironment(Path file, ContainerDetails container, String user)
            throws IOException {
        var environment = new TreeMap<>(container.config().environment());
        environment.remove("PATH");
        // Secrets in files are not there where the dump is loaded, and need not be: it brings users
        // and passwords itself.
        environment
                .keySet()
                .removeIf(name -> name.startsWith("POSTGRES_") && name.endsWith("_FILE"));
        environment.put("POSTGRES_USER", user);
        environment.putIfAbsent("POSTGRES_PASSWORD", UUID.randomUUID().toString());
        environment
                .entrySet()
                .removeIf(
                        entry -> {
                            boolean lines = entry.getValue().contains("\n");
                            if (lines) {
                                warnings.add(
                                        "The variable %s of %s has several lines and was not kept."
                                                .formatted(
                                                        entry.getKey(),
                                                        container.container().name()));
                            }
                            return lines;
                        });
        var text =
                environment.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining());
        PrivateFiles.write(file, text);
    }

    private static VolumeOrigin origin(Volume volume) {
        return VolumeOrigin.of(volume.name(), volume.driver(), volume.options(), volume.labels());
    }

    static String title(Volume volume) {
        return volume.labels().getOrDefault("com.docker.compose.volume", volume.name());
    }
}
