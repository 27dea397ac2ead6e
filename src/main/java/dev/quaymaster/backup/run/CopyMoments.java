package dev.quaymaster.backup.run;

import dev.quaymaster.backup.Consistency;
import java.util.ArrayList;
import java.util.List;

/// Decides which copies are made together, while all their writers are held, so that they are of
/// one moment. Pure.
final class CopyMoments {

    /// What is larger than this is not copied in one go: containers would be held for too long.
    static final long LARGEST = 1L << 30;

    private CopyMoments() {}

    /// How much a volume or its database holds.
    interface Size {
        long of(CopyJob job);
    }

    /// The jobs in the order in which they are carried out, those of one moment together. Dumps and
    /// all copies whose writers are held are of one moment, unless they are too large; then each
    /// dump is of its own, and so are copies without a writer in common.
    static List<List<CopyJob>> of(List<CopyJob> jobs, Size size) {
        var timed = jobs.stream().filter(CopyMoments::isOfAMoment).toList();
        var moments = new ArrayList<List<CopyJob>>();
        if (timed.size() > 1 && timed.stream().mapToLong(size::of).sum() <= LARGEST) {
            moments.add(timed);
        } else {
            timed.stream().filter(job -> job.method() == Consistency.DUMP).forEach(job -> moments.add(List.of(job)));
            moments.addAll(
                    groups(timed.stream().filter(job -> !job.held().isEmpty()).toList()));
        }
        jobs.stream().filter(job -> !isOfAMoment(job)).forEach(job -> moments.add(List.of(job)));
        return moments;
    }

    private static boolean isOfAMoment(CopyJob job) {
        return job.method() == Consistency.DUMP || !job.held().isEmpty();
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
                .flatMap(other -> other.held().stream())
                .anyMatch(writer -> job.held().stream().anyMatch(own -> own.id().equals(writer.id())));
    }
}
