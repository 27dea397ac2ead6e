package dev.quaymaster.backup.run;

import dev.quaymaster.backup.BackupProgress.Phase;
import dev.quaymaster.backup.Consistency;
import dev.quaymaster.backup.NotSaved;
import dev.quaymaster.backup.SavedDatabase;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.VolumeOrigin;
import dev.quaymaster.backup.archive.ArchiveWriter;
import dev.quaymaster.backup.postgres.PostgresDump;
import dev.quaymaster.backup.postgres.PostgresServer;
import dev.quaymaster.backup.postgres.ServerSettings;
import dev.quaymaster.backup.postgres.SettingsArchive;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.volume.VolumeTar;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// Copies volumes into the folder of a set, one at a time.
public final class VolumeCopier {

    /// So often a volume that is written to meanwhile is read before it is given up.
    private static final int LIVE_ATTEMPTS = 4;

    private final Engine engine;
    private final Path folder;
    private final Tracker tracker;
    private final List<String> warnings = new ArrayList<>();
    private final List<NotSaved> notSaved = new ArrayList<>();

    /// @param folder the draft of the set
    public VolumeCopier(Engine engine, Path folder, Tracker tracker) {
        this.engine = engine;
        this.folder = folder;
        this.tracker = tracker;
    }

    /// The draft of the set.
    Path folder() {
        return folder;
    }

    /// What the user should know about the copies made so far.
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /// What was found in the volumes and is not in their copies.
    public List<NotSaved> notSaved() {
        return List.copyOf(notSaved);
    }

    /// Copies the files of a volume. Whoever writes to it is held still by the caller, who says so
    /// in `quiet`.
    ///
    /// @throws IOException when the copy is not complete
    public SavedVolume files(Volume volume, Consistency method, Optional<Stillness> quiet) throws IOException {
        return files(volume, method, quiet.map(Held::of).orElse(Held.NOBODY));
    }

    /// Who was held, for how long by the time a copy is complete.
    ///
    /// @param names of containers, sorted
    /// @param millis so far
    record Held(List<String> names, LongSupplier millis) {

        static final Held NOBODY = new Held(List.of(), () -> 0);

        Held {
            names = List.copyOf(names);
        }

        static Held of(Stillness quiet) {
            return new Held(quiet.names(), quiet::millis);
        }
    }

    SavedVolume files(Volume volume, Consistency method, Held held) throws IOException {
        try (var there = new MeasureMeanwhile(engine, List.of(volume.name()), Set.of(), listener())) {
            return files(volume, method, held, there);
        }
    }

    private MeasureMeanwhile.Listener listener() {
        return new MeasureMeanwhile.Listener() {
            @Override
            public void alive() {
                tracker.alive();
            }

            @Override
            public void measured(long bytes) {
                tracker.alive();
            }
        };
    }

    /// As above. What the engine delivers is compared with a listing that is made meanwhile: the
    /// engine ends its stream as if all were well after losing a file.
    SavedVolume files(Volume volume, Consistency method, Held held, MeasureMeanwhile there) throws IOException {
        var saved = method == Consistency.LIVE ? changing(volume) : tar(volume, new LastPath());
        if (method != Consistency.LIVE) {
            notSaved.addAll(
                    new ContentCheck(engine, folder, tracker).compare(volume.name(), there.of(volume.name()), saved));
        }
        return new SavedVolume(
                origin(volume),
                method,
                saved.archive(),
                Optional.empty(),
                held.names(),
                held.millis().getAsLong());
    }

    private ArchiveWriter.SavedTar tar(Volume volume, LastPath last) throws IOException {
        try (var tar = new VolumeTar(engine).read(volume.name())) {
            return new ArchiveWriter(folder).tar(volume.name(), tar, tracker.of(Phase.COPYING, volume.name()), last);
        }
    }

    /// The path of an archive that is being written.
    private static final class LastPath implements Consumer<String> {
        private String path = "";

        @Override
        public void accept(String next) {
            path = next;
        }
    }

    /// A volume that was written to so much that it could not be read to its end.
    static final class ChangingException extends IOException {
        private static final long serialVersionUID = 1L;

        ChangingException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// A file that shrinks while the engine reads it breaks the whole stream, so it is read again.
    private ArchiveWriter.SavedTar changing(Volume volume) throws IOException {
        warnings.add("%s was copied while containers may have been writing to it; files in it may not fit together."
                .formatted(volume.name()));
        for (int attempt = 1; ; attempt++) {
            var last = new LastPath();
            try {
                return tar(volume, last);
            } catch (InterruptedIOException | ClosedByInterruptException e) {
                throw e;
            } catch (IOException e) {
                if (RunFailures.full(e)) {
                    throw e;
                }
                Files.deleteIfExists(folder.resolve(ArchiveWriter.tarName(volume.name())));
                if (attempt == LIVE_ATTEMPTS) {
                    throw new ChangingException(
                            "volume %s changes faster than it can be read: /%s was cut short or gone in each of %d attempts. Use --method pause or stop, which hold its writers meanwhile"
                                    .formatted(volume.name(), last.path, attempt),
                            e);
                }
            }
        }
    }

    /// Lets the database dump itself.
    SavedVolume dump(Volume volume, CopyJob.Database database, Held held) throws IOException {
        var server = new PostgresServer(engine, database.container());
        var dump = new PostgresDump(server);
        var saved =
                new ArchiveWriter(folder).dump(volume.name(), dump::writeTo, tracker.of(Phase.DUMPING, volume.name()));
        settings(volume, server, database.mountPath());
        var environmentFile = volume.name() + ".env";
        writeEnvironment(folder.resolve(environmentFile), database.container(), server.user());
        var container = database.container();
        return new SavedVolume(
                origin(volume),
                Consistency.DUMP,
                saved.archive(),
                Optional.of(new SavedDatabase(
                        container.container().image(),
                        container.container().imageId(),
                        server.user(),
                        database.mountPath(),
                        Optional.of(container.config().user()).filter(user -> !user.isEmpty()),
                        environmentFile,
                        saved.content().databases())),
                held.names(),
                held.millis().getAsLong());
    }

    /// What the server's folder holds beside its databases goes beside the dump.
    private void settings(Volume volume, PostgresServer server, String mountPath) throws IOException {
        var changed = ServerSettings.notInDump(server);
        var files = changed.stream().flatMap(one -> one.files().stream()).toList();
        var archive = SettingsArchive.of(server, mountPath, files);
        if (!archive.names().isEmpty()) {
            PrivateFiles.write(folder.resolve(SettingsArchive.fileName(volume.name())), archive.tar());
        }
        changed.stream()
                .filter(one -> !archive.names().containsAll(one.files()))
                .forEach(one -> notSaved.add(one.missing()));
    }

    /// As `docker run --env-file` reads it, which has no way to write a value of several lines.
    private void writeEnvironment(Path file, ContainerDetails container, String user) throws IOException {
        var environment = new TreeMap<>(container.config().environment());
        environment.remove("PATH");
        // Secrets in files are not there where the dump is loaded, and need not be: it brings users
        // and passwords itself.
        environment.keySet().removeIf(name -> name.startsWith("POSTGRES_") && name.endsWith("_FILE"));
        environment.put("POSTGRES_USER", user);
        environment.putIfAbsent("POSTGRES_PASSWORD", UUID.randomUUID().toString());
        environment.entrySet().removeIf(entry -> {
            boolean lines = entry.getValue().contains("\n");
            if (lines) {
                notSaved.add(new NotSaved(
                        NotSaved.Kind.VARIABLE,
                        "the variable %s of %s"
                                .formatted(entry.getKey(), container.container().name()),
                        "an environment file cannot hold a value of several" + " lines"));
            }
            return lines;
        });
        var text = environment.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        PrivateFiles.write(file, text);
    }

    private static VolumeOrigin origin(Volume volume) {
        return VolumeOrigin.of(volume.name(), volume.driver(), volume.options(), volume.labels());
    }
}
