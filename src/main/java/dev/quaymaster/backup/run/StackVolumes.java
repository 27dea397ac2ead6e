package dev.quaymaster.backup.run;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.NotSaved;
import dev.quaymaster.backup.project.StackFiles;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.MountPoint;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.stack.spec.ComposeLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which volumes a backup is of, and which belong to its subject but cannot be saved.
///
/// @param saved sorted by name
/// @param notSaved those without a name, and those the engine does not have
/// @param warnings what could not be found out
record StackVolumes(List<Volume> saved, List<NotSaved> notSaved, List<String> warnings) {

    /// The volumes that the request names.
    ///
    /// @throws BackupException NOT_FOUND when one is not there, or none of those that a plan names
    static StackVolumes named(Engine engine, BackupRequest request) {
        var saved = new ArrayList<Volume>();
        var notSaved = new ArrayList<NotSaved>();
        for (var name : new TreeSet<>(request.volumes())) {
            engine.volume(name).ifPresentOrElse(saved::add, () -> notSaved.add(missing(name)));
        }
        boolean strict = request.plan().isEmpty() || saved.isEmpty();
        if (strict && !notSaved.isEmpty()) {
            throw new BackupException(
                    BackupException.Kind.NOT_FOUND, "There is no volume %s on this engine.".formatted(names(notSaved)));
        }
        return new StackVolumes(saved, notSaved, List.of());
    }

    private static NotSaved missing(String volume) {
        return new NotSaved(NotSaved.Kind.VOLUME, volume, "the engine has no volume of this name");
    }

    private static String names(List<NotSaved> missing) {
        return missing.stream().map(NotSaved::what).collect(Collectors.joining(", "));
    }

    /// The volumes of a stack: those its labels mark, those its containers mount, and those its
    /// compose files name, such as external ones, which nothing else tells of while it is down.
    static StackVolumes ofStack(Engine engine, String stack, List<Container> containers, StackFiles files) {
        var names = new TreeSet<String>();
        engine.volumes(LabelFilter.equal(ComposeLabels.PROJECT, stack)).forEach(volume -> names.add(volume.name()));
        for (var container : containers) {
            container.mounts().stream()
                    .filter(mount -> mount.type() == MountPoint.Type.VOLUME)
                    .forEach(mount -> names.add(mount.name()));
        }
        files.project().ifPresent(project -> project.volumes().values().forEach(volume -> names.add(volume.name())));
        var saved = new ArrayList<Volume>();
        var notSaved = new ArrayList<NotSaved>();
        for (var name : names) {
            var volume = engine.volume(name);
            if (volume.isEmpty()) {
                notSaved.add(missing(name));
            } else if (volume.get().anonymous()) {
                notSaved.add(anonymous(volume.get(), containers));
            } else {
                saved.add(volume.get());
            }
        }
        return new StackVolumes(
                saved, notSaved, unknown(stack, containers, files).stream().toList());
    }

    private static Optional<String> unknown(String stack, List<Container> containers, StackFiles files) {
        return containers.isEmpty() && files.project().isEmpty()
                ? Optional.of(
                        "%s has no containers and its compose file is not known here, so volumes that it uses from elsewhere (external) could not be found. Name the file with --stack."
                                .formatted(stack))
                : Optional.empty();
    }

    private static NotSaved anonymous(Volume volume, List<Container> containers) {
        var user = containers.stream()
                .filter(container -> mounts(container, volume.name()))
                .map(container -> container.labels().getOrDefault(ComposeLabels.SERVICE, container.name()))
                .findFirst()
                .orElse("a container");
        return new NotSaved(
                NotSaved.Kind.ANONYMOUS_VOLUME,
                "the volume %.12s… of %s".formatted(volume.name(), user),
                "it has no name; give it one in the compose file");
    }

    private static boolean mounts(Container container, String volume) {
        return container.mounts().stream()
                .anyMatch(mount ->
                        mount.type() == MountPoint.Type.VOLUME && mount.name().equals(volume));
    }
}
