package dev.quaymaster.backup.schedule;

import dev.quaymaster.backup.RetentionPolicy;
import dev.quaymaster.backup.schedule.BackupLabels.Wish;
import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.compose.model.VolumeConfig;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads backup plans from the labels of a compose file: `backup.enable`, `backup.schedule` and
/// `backup.retention` (a number of backups) on volumes, or on services for all volumes they can
/// write to.
///
/// @param plans one for each schedule that occurs, in the order of schedules
/// @param problems labels that make no sense or ask for what can't be done, in sentences
public record LabelPlans(List<BackupPlan> plans, List<String> problems) {

    public LabelPlans {
        plans = List.copyOf(plans);
        problems = List.copyOf(problems);
    }

    /// Reads the labels of a project.
    ///
    /// @param zone whose clock counts
    /// @param destination the folder of sets
    public static LabelPlans of(Project project, ZoneId zone, Path destination) {
        var wishes = new WishList(project, zone);
        wishes.read();
        return new LabelPlans(plans(project, wishes.byVolume, destination), wishes.problems);
    }

    /// What is asked for each volume, by its name on the engine.
    private static final class WishList {
        private final Project project;
        private final ZoneId zone;
        private final SortedMap<String, Wish> byVolume = new TreeMap<>();
        private final List<String> problems = new ArrayList<>();

        WishList(Project project, ZoneId zone) {
            this.project = project;
            this.zone = zone;
        }

        /// What a volume says of itself counts more than what a service says of it.
        void read() {
            for (var volume : project.volumes().values()) {
                labels(volume).wish(zone, problems).ifPresent(wish -> byVolume.put(volume.name(), wish));
            }
            var ownWishes = List.copyOf(byVolume.keySet());
            for (var service : project.services().values()) {
                var labels = new BackupLabels("service " + service.name(), service.labels());
                var volumes = volumes(service);
                if (labels.accepted() && volumes.isEmpty()) {
                    problems.add(
                            "%s asks for backups, but writes to no named volume. Folders of the machine are not backed up by a plan: keep the data in a volume."
                                    .formatted(labels.owner()));
                }
                labels.wish(zone, problems)
                        .ifPresent(wish -> volumes.stream()
                                .filter(one -> !ownWishes.contains(one.name()))
                                .forEach(one -> add(one, wish, labels.owner())));
            }
        }

        private void add(VolumeConfig volume, Wish wish, String owner) {
            if (labels(volume).declined()) {
                return;
            }
            var first = byVolume.putIfAbsent(volume.name(), wish);
            if (first != null && !first.equals(wish)) {
                problems.add(
                        "The backup labels of %s are not used for volume %s: another service that writes to it asks for something else. Put the labels on the volume."
                                .formatted(owner, volume.key()));
            }
        }

        private static BackupLabels labels(VolumeConfig volume) {
            return new BackupLabels("volume " + volume.key(), volume.labels());
        }

        private List<VolumeConfig> volumes(Service service) {
            return service.mounts().stream().flatMap(this::written).distinct().toList();
        }

        private Stream<VolumeConfig> written(Mount mount) {
            return mount instanceof Mount.Named named && !named.readOnly()
                    ? Optional.ofNullable(project.volumes().get(named.volume())).stream()
                    : Stream.empty();
        }
    }

    private static List<BackupPlan> plans(Project project, SortedMap<String, Wish> wishes, Path destination) {
        var bySchedule = new TreeMap<String, SortedMap<String, Wish>>();
        wishes.forEach((volume, wish) -> bySchedule
                .computeIfAbsent(wish.schedule().expression(), _ -> new TreeMap<>())
                .put(volume, wish));
        return bySchedule.values().stream()
                .map(group -> plan(project, bySchedule.size() > 1, group, destination))
                .toList();
    }

    private static BackupPlan plan(Project project, boolean several, SortedMap<String, Wish> group, Path destination) {
        var schedule = group.sequencedValues().getFirst().schedule();
        var name = project.name() + " from labels";
        return new BackupPlan(
                several ? name + " (" + schedule.expression() + ")" : name,
                new PlanSource(
                        Optional.of(project.name()), project.files().stream().findFirst(), List.copyOf(group.keySet())),
                Optional.of(schedule),
                group.values().stream()
                        .map(Wish::retention)
                        .max(Comparator.comparingInt(RetentionPolicy::last))
                        .orElse(RetentionPolicy.EVERYTHING),
                destination,
                new TreeMap<>(),
                true);
    }
}
