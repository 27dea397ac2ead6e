package dev.quaymaster.backup.schedule;

import dev.quaymaster.backup.Consistency;
import dev.quaymaster.backup.RetentionPolicy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is backed up, when, where to and how long it is kept.
///
/// @param name shown to the user, unique among plans
/// @param source what is backed up
/// @param schedule when; absent for a plan that only runs when asked
/// @param retention how many sets are kept
/// @param destination the folder of sets
/// @param methods how single volumes are to be made consistent, by name or key; the rest is decided
///   by their image
/// @param fromLabels whether the plan was read from a compose file's labels, and so is edited there
/// @param made since when it is as it is: what is due from then on is run; absent where nobody
///   noted it, as for plans in labels
public record BackupPlan(
        String name,
        PlanSource source,
        Optional<Schedule> schedule,
        RetentionPolicy retention,
        Path destination,
        SortedMap<String, Consistency> methods,
        boolean fromLabels,
        Optional<Instant> made) {

    public BackupPlan {
        methods = Collections.unmodifiableSortedMap(new TreeMap<>(methods));
    }

    /// A plan of which nobody noted when it was made.
    public BackupPlan(
            String name,
            PlanSource source,
            Optional<Schedule> schedule,
            RetentionPolicy retention,
            Path destination,
            SortedMap<String, Consistency> methods,
            boolean fromLabels) {
        this(name, source, schedule, retention, destination, methods, fromLabels, Optional.empty());
    }

    /// The plan the user gets before changing anything: the whole stack, every night at two, seven
    /// sets kept.
    public static BackupPlan nightly(PlanSource source, Schedule schedule, Path destination) {
        return new BackupPlan(
                source.title() + " nightly",
                source,
                Optional.of(schedule),
                RetentionPolicy.keepLast(7),
                destination,
                new TreeMap<>(Map.of()),
                false);
    }

    /// The same for these volumes only.
    public BackupPlan withVolumes(List<String> volumes) {
        return new BackupPlan(
                name, source.withVolumes(volumes), schedule, retention, destination, methods, fromLabels, made);
    }

    /// The same, made or changed at that moment.
    public BackupPlan madeAt(Instant moment) {
        return new BackupPlan(name, source, schedule, retention, destination, methods, fromLabels, Optional.of(moment));
    }
}
