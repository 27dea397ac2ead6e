package dev.quaymaster.backup.schedule;

import dev.quaymaster.backup.RetentionPolicy;
import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.compose.model.Volume;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads backup plans from the labels of a compose file: `backup.enable`, `backup.schedule` and
/// `backup.retention` (a number of backups) on volumes, or on services for all volumes they can
/// write to.
///
/// @param plans one for each schedule that occurs, in the order of schedules
/// @param problems labels that make no sense, in words
public record LabelPlans(List<BackupPlan> plans, List<String> problems) {

    private static final String ENABLE = "backup.enable";
    private static final String SCHEDULE = "backup.schedule";
    private static final String RETENTION = "backup.retention";
    private static final String NIGHTLY = "0 2 * * *";
    private static final int KEPT = 7;

    public LabelPlans {
        plans = List.copyOf(plans);
        problems = List.copyOf(problems);
    }

    /// Reads the labels of a project.
    ///
    /// @param zone whose clock counts
    /// @param destination the folder of sets
    public static LabelPlans of(Project project, ZoneId zone, Path destination) {
        var wishes = new TreeMap<String, Wish>();
        var problems = new ArrayList<String>();
        for (var volume : project.volumes().values()) {
            wish("volume " + volume.key(), volume.labels(), zone, problems)
                    .ifPresent(wish -> wishes.put(volume.name(), wish));
        }
        for (var service : project.services().values()) {
            wish("service " + service.name(), service.labels(), zone, problems)
                    .ifPresent(wish -> add(wishes, volumes(project, service), wish));
        }
        return new LabelPlans(plans(project, wishes, destination), problems);
    }

    private record Wish(Schedule schedule, int keep) {}

    /// What a volume says of itself counts more than what a service says of it.
    private static void add(Map<String, Wish> wishes, List<Volume> volumes, Wish wish) {
        volumes.stream()
                .filter(volume -> !"false".equals(volume.labels().get(ENABLE)))
                .forEach(volume -> wishes.putIfAbsent(volume.name(), wish));
    }

    private static List<Volume> volumes(Project project, Service service) {
        return service.mounts().stream()
                .flatMap(
                        mount ->
                                mount instanceof Mount.Named named && !named.readOnly()
                                        ? Optional.ofNullable(project.volumes().get(named.volume()))
                                                .stream()
                                        : java.util.stream.Stream.<Volume>empty())
                .toList();
    }

    private static Optional<Wish> wish(
            String owner, Map<String, String> labels, ZoneId zone, List<String> problems) {
        if (!"true".equalsIgnoreCase(labels.getOrDefault(ENABLE, "false"))) {
            return Optional.empty();
        }
        try {
            var keep = labels.getOrDefault(RETENTION, "");
            return Optional.of(
                    new Wish(
                            Schedule.of(labels.getOrDefault(SCHEDULE, NIGHTLY), zone),
                            keep.matches("[1-9]\\d{0,4}") ? Integer.parseInt(keep) : KEPT));
        } catch (IllegalArgumentException e) {
            problems.add("%s of %s: %s".formatted(SCHEDULE, owner, e.getMessage()));
            return Optional.empty();
        }
    }

    private static List<BackupPlan> plans(
            Project project, SortedMap<String, Wish> wishes, Path destination) {
        var bySchedule = new TreeMap<String, List<String>>();
        wishes.forEach(
                (volume, wish) ->
                        bySchedule
                                .computeIfAbsent(
                                        wish.schedule().expression(), key -> new ArrayList<>())
                                .add(volume));
        var plans = new ArrayList<BackupPlan>();
        bySchedule.forEach(
                (expression, volumes) ->
                        plans.add(
                                plan(
                                        project,
                                        bySchedule.size() > 1,
                                        volumes,
                                        wishes,
                                        destination)));
        return plans;
    }

    private static BackupPlan plan(
            Project project,
            boolean several,
            List<String> volumes,
            Map<String, Wish> wishes,
            Path destination) {
        var chosen = volumes.stream().map(wishes::get).filter(java.util.Objects::nonNull).toList();
        var schedule = chosen.getFirst().schedule();
        return new BackupPlan(
                project.name()
                        + " from labels"
                        + (several ? " (" + schedule.expression() + ")" : ""),
                new PlanSource(
                        Optional.of(project.name()),
                        project.files().stream().findFirst(),
                        List.copyOf(new TreeSet<>(volumes))),
                Optional.of(schedule),
                RetentionPolicy.keepLast(chosen.stream().mapToInt(Wish::keep).max().orElse(KEPT)),
                destination,
                new TreeMap<>(),
                true);
    }
}
