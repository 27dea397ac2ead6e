package dev.quaymaster.backup.run;

import dev.quaymaster.backup.BackupProgress.Phase;
import dev.quaymaster.backup.Consistency;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.journal.QuietContainer.How;
import dev.quaymaster.engine.Container;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Carries out the copies of a run: dumps first, then the volumes whose writers are held still,
/// those with a writer in common together, so that they are of one moment.
final class CopyRun {

    private final BackupRunner.Run run;
    private final VolumeCopier copier;
    private final MeasureMeanwhile sizes;

    private CopyRun(BackupRunner.Run run, VolumeCopier copier, MeasureMeanwhile sizes) {
        this.run = run;
        this.copier = copier;
        this.sizes = sizes;
    }

    /// Copies all, and returns them by name.
    static List<SavedVolume> all(BackupRunner.Run run, VolumeCopier copier, List<CopyJob> jobs)
            throws IOException {
        var volumes = jobs.stream().map(job -> job.volume().name()).toList();
        try (var sizes = new MeasureMeanwhile(run.engine(), volumes, run.tracker()::expect)) {
            try {
                return new CopyRun(run, copier, sizes).all(jobs);
            } catch (IOException e) {
                sizes.awaitAll(); // whoever is told of a full disk wants to know how much it takes
                throw e;
            }
        }
    }

    private List<SavedVolume> all(List<CopyJob> jobs) throws IOException {
        var saved = new ArrayList<SavedVolume>();
        for (var job : jobs) {
            if (job.database().isPresent()) {
                saved.add(through(copier.dump(job.volume(), job.database().get())));
            }
        }
        for (var group : groups(jobs.stream().filter(job -> job.database().isEmpty()).toList())) {
            saved.addAll(group(group));
        }
        saved.sort(Comparator.comparing(SavedVolume::name));
        return saved;
    }

    private SavedVolume through(SavedVolume saved) {
        run.tracker().through(sizes.bytes(saved.name(), saved.archive().contentBytes()));
        return saved;
    }

    /// Jobs that hold a container in common go together.
    static List<List<CopyJob>> groups(List<CopyJob> jobs) {
        var groups = new ArrayList<List<CopyJob>>();
        for (var job : jobs) {
            var together = new ArrayList<CopyJob>();
            groups.removeIf(group -> shareWriter(group, job) && together.addAll(group));
            together.add(job);
            groups.add(together);
        }
        return groups;
    }

    private static boolean shareWriter(List<CopyJob> group, CopyJob job) {
        return group.stream()
                .flatMap(other -> other.writers().stream())
                .anyMatch(
                        writer ->
                                job.writers().stream()
                                        .anyMatch(own -> own.id().equals(writer.id())));
    }

    private List<SavedVolume> group(List<CopyJob> group) throws IOException {
        var writers = new LinkedHashMap<String, Container>();
        group.forEach(job -> job.writers().forEach(writer -> writers.put(writer.id(), writer)));
        if (writers.isEmpty()) {
            return copy(group, Optional.empty());
        }
        boolean stop = group.stream().anyMatch(job -> job.method() == Consistency.STOP);
        var names = String.join(", ", writers.values().stream().map(Container::name).toList());
        run.tracker().step(Phase.QUIESCING, names);
        try (var still =
                Stillness.hold(
                        run.engine(),
                        run.journal(),
                        writers.values(),
                        stop ? How.STOPPED : How.PAUSED)) {
            return copy(group, Optional.of(still));
        }
    }

    private List<SavedVolume> copy(List<CopyJob> group, Optional<Stillness> still)
            throws IOException {
        var saved = new ArrayList<SavedVolume>();
        for (var job : group) {
            saved.add(through(copy(job, still)));
        }
        return saved;
    }

    /// Where containers are held, only what is measured from now on counts.
    private SavedVolume copy(CopyJob job, Optional<Stillness> still) throws IOException {
        return still.isPresent()
                ? copier.files(job.volume(), job.method(), still)
                : copier.files(job.volume(), job.method(), still, sizes);
    }
}
