package dev.quaymaster.backup.run;

import dev.quaymaster.backup.Consistency;
import dev.quaymaster.backup.NotSaved;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.archive.ArchiveWriter;
import dev.quaymaster.backup.journal.QuietContainer.How;
import dev.quaymaster.backup.run.NotResumedException.NotResumed;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.volume.VolumeException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// Carries out the copies of a run, those of one moment while all their writers are held.
final class CopyRun {

    private final BackupRunner.Run run;
    private final VolumeCopier copier;
    private final MeasureMeanwhile sizes;
    private final StallWatch watch;
    private final boolean alone;
    private final List<SavedVolume> saved = new ArrayList<>();
    private final List<NotSaved> notSaved = new ArrayList<>();
    private final List<NotResumed> notResumed = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, Instant> moments = new LinkedHashMap<>();

    private CopyRun(BackupRunner.Run run, VolumeCopier copier, MeasureMeanwhile sizes, boolean alone) {
        this.alone = alone;
        this.run = run;
        this.copier = copier;
        this.sizes = sizes;
        this.watch = new StallWatch(run.tracker(), run.stallLimit());
    }

    /// What came of the copies.
    ///
    /// @param volumes by name
    /// @param notResumed containers that were held and could not go on
    record Copies(
            List<SavedVolume> volumes, List<NotSaved> notSaved, List<String> warnings, List<NotResumed> notResumed) {}

    /// Copies all.
    ///
    /// @throws IOException when one of them fails that the set cannot do without
    static Copies all(BackupRunner.Run run, VolumeCopier copier, List<CopyJob> jobs) throws IOException {
        var volumes = jobs.stream().map(job -> job.volume().name()).toList();
        var files = jobs.stream()
                .filter(job -> job.method() != Consistency.DUMP)
                .map(job -> job.volume().name())
                .collect(Collectors.toSet());
        try (var sizes = new MeasureMeanwhile(run.engine(), volumes, files, listener(run.tracker()))) {
            try {
                return new CopyRun(run, copier, sizes, jobs.size() == 1).all(jobs, files);
            } catch (IOException e) {
                sizes.awaitAll(); // whoever is told of a full disk wants to know how much it takes
                throw e;
            }
        }
    }

    /// This measuring goes on beside the copies, so it is no sign that these do.
    private static MeasureMeanwhile.Listener listener(Tracker tracker) {
        return new MeasureMeanwhile.Listener() {
            @Override
            public void alive() {}

            @Override
            public void measured(long bytes) {
                tracker.expect(bytes);
            }
        };
    }

    private Copies all(List<CopyJob> jobs, Set<String> files) throws IOException {
        jobs.forEach(job -> job.note().ifPresent(warnings::add));
        for (var moment : CopyMoments.of(jobs, this::size)) {
            try (var held = new HeldWriters(run)) {
                moment(moment, held);
                notResumed.addAll(held.resume());
            }
        }
        attributes(files);
        apart();
        warnings.addAll(copier.warnings());
        notSaved.addAll(copier.notSaved());
        saved.sort(Comparator.comparing(SavedVolume::name));
        return new Copies(saved, notSaved, warnings, notResumed);
    }

    /// How much a job copies; without end where that cannot be told.
    private long size(CopyJob job) {
        try {
            return job.database().isPresent()
                    ? job.database().get().bytes()
                    : sizes.of(job.volume().name()).bytes();
        } catch (IOException e) {
            return CopyMoments.LARGEST + 1;
        }
    }

    private void moment(List<CopyJob> moment, HeldWriters held) throws IOException {
        var dumps = moment.stream().filter(job -> job.database().isPresent()).toList();
        var files = new ArrayList<>(
                moment.stream().filter(job -> job.database().isEmpty()).toList());
        var servers = dumps.stream()
                .flatMap(job -> job.database().stream())
                .map(database -> database.container().container().id())
                .collect(Collectors.toSet());
        hold(held, files, servers);
        for (var job : dumps) {
            dump(job, held, files);
        }
        hold(held, files, Set.of());
        var began = moments.values().stream().reduce((_, last) -> last);
        var at = dumps.isEmpty() ? run.clock().instant() : began.orElseGet(run.clock()::instant);
        for (var job : files) {
            if (job.method() != Consistency.AT_REST) {
                moments.put(job.volume().name(), at);
            }
            var who = job.held().isEmpty() ? VolumeCopier.Held.NOBODY : held.now();
            files(job, who, held);
        }
    }

    private static void hold(HeldWriters held, List<CopyJob> jobs, Set<String> except) {
        for (var how : List.of(How.STOPPED, How.PAUSED)) {
            var writers = new LinkedHashMap<String, Container>();
            jobs.stream()
                    .filter(job -> how(job) == how)
                    .flatMap(job -> job.held().stream())
                    .filter(writer -> !except.contains(writer.id()))
                    .forEach(writer -> writers.put(writer.id(), writer));
            held.hold(writers.values(), how);
        }
    }

    private static How how(CopyJob job) {
        return job.method() == Consistency.STOP ? How.STOPPED : How.PAUSED;
    }

    /// A dump that fails is made up for by a copy of the files, unless the user wants the dump.
    private void dump(CopyJob job, HeldWriters held, List<CopyJob> files) throws IOException {
        var database = job.database().orElseThrow();
        var began = run.clock().instant();
        try {
            var done = watched(held, () -> copier.dump(job.volume(), database, held.now()));
            moments.put(job.volume().name(), began);
            through(done);
        } catch (InterruptedIOException | ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            if (database.wanted() || RunFailures.full(e)) {
                throw e;
            }
            Files.deleteIfExists(
                    copier.folder().resolve(ArchiveWriter.dumpName(job.volume().name())));
            var why = "The files of %s were copied while it was paused, as it could not be dumped: %s"
                    .formatted(database.container().container().name(), e.getMessage());
            warnings.add(why);
            files.add(job.paused(why));
        }
    }

    /// Where containers are held, only what is measured from now on counts.
    private void files(CopyJob job, VolumeCopier.Held who, HeldWriters held) throws IOException {
        try {
            through(watched(
                    held,
                    () -> held.isEmpty()
                            ? copier.files(job.volume(), job.method(), who, sizes)
                            : copier.files(job.volume(), job.method(), who)));
        } catch (VolumeException | EngineException | VolumeCopier.ChangingException e) {
            if (alone || !isAboutVolume(e)) {
                throw e;
            }
            Files.deleteIfExists(
                    copier.folder().resolve(ArchiveWriter.tarName(job.volume().name())));
            notSaved.add(new NotSaved(
                    NotSaved.Kind.VOLUME,
                    job.volume().name(),
                    String.valueOf(e.getMessage()).replaceFirst("\\.$", "")));
        }
    }

    /// Whether the engine is well and only this volume is not.
    private static boolean isAboutVolume(Exception failure) {
        return !(failure instanceof EngineException e)
                || switch (e.kind()) {
                    case NOT_FOUND, CONFLICT, FAILED, DISK_FULL -> true;
                    case UNREACHABLE, DENIED, TIMEOUT, CANCELLED -> false;
                };
    }

    private SavedVolume watched(HeldWriters held, Callable<SavedVolume> reading) throws IOException {
        if (!held.isEmpty()) {
            return watch.whileHeld(reading, held::close);
        }
        try {
            return reading.call();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private void through(SavedVolume done) {
        saved.add(done);
        run.tracker().through(sizes.bytes(done.name(), done.archive().contentBytes()));
    }

    private void attributes(Set<String> files) throws IOException {
        boolean unseen = false;
        for (var volume : saved) {
            if (files.contains(volume.name())) {
                var found = sizes.attributes(volume.name());
                found.ifPresent(known -> notSaved.addAll(ContentCheck.attributes(volume.name(), known)));
                unseen |= found.isEmpty();
            }
        }
        if (unseen) {
            warnings.add("Extended attributes and access control lists are not kept, and whether there"
                    + " are any could not be looked for: no image on this engine has GNU tar.");
        }
    }

    /// Says by how much the copies are not of one moment.
    private void apart() {
        var times = moments.values().stream().distinct().sorted().toList();
        if (times.size() < 2) {
            return;
        }
        var each = moments.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(moment -> "%s at %s".formatted(moment.getKey(), moment.getValue()))
                .collect(Collectors.joining(", "));
        warnings.add(
                "The volumes are not of one moment but up to %.1f s apart: %s. What was written in between may not fit together."
                        .formatted(
                                Duration.between(times.getFirst(), times.getLast())
                                                .toMillis()
                                        / 1000.0,
                                each));
    }
}
