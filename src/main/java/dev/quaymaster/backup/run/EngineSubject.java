package dev.quaymaster.backup.run;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.Consistency;
import dev.quaymaster.backup.SavedImage;
import dev.quaymaster.backup.hold.HoldPlan;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.Image;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.MountPoint;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.stack.spec.ComposeLabels;
import dev.quaymaster.volume.HelperContainers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the engine knows of the subject of a backup: looked at once, before anything is decided.
///
/// @param volumes to be saved, sorted by name
/// @param users the containers that have one of them mounted, running or not
/// @param containers those of the stack
/// @param images what the services of the stack run on
/// @param warnings what is not saved, and why
record EngineSubject(
        List<Volume> volumes,
        List<ContainerDetails> users,
        List<Container> containers,
        List<SavedImage> images,
        List<String> warnings) {

    private static final String PROJECT = ComposeLabels.PROJECT;
    private static final String SERVICE = ComposeLabels.SERVICE;

    /// Looks at everything the request is about.
    ///
    /// @throws BackupException of kind NOT_FOUND when a volume it names is not there
    static EngineSubject look(Engine engine, BackupRequest request) {
        var everything =
                engine.containers(LabelFilter.all()).stream()
                        .filter(container -> !HelperContainers.isHelper(container))
                        .toList();
        var ofStack =
                everything.stream()
                        .filter(
                                container ->
                                        request.stack()
                                                .filter(
                                                        name ->
                                                                name.equals(
                                                                        container
                                                                                .labels()
                                                                                .get(PROJECT)))
                                                .isPresent())
                        .toList();
        var warnings = new ArrayList<String>();
        var volumes = volumes(engine, request, ofStack, warnings);
        return new EngineSubject(
                volumes,
                users(engine, everything, volumes),
                ofStack,
                images(engine, ofStack),
                warnings);
    }

    /// The locks of what is copied, and of what is held still or must not start or stop meanwhile.
    Set<String> lockNames() {
        var names = HoldPlan.lockNames(containers);
        names.addAll(HoldPlan.lockNames(users.stream().map(ContainerDetails::container).toList()));
        volumes.forEach(volume -> names.add(HoldPlan.volumeLockName(volume.name())));
        return names;
    }

    /// How each volume is copied.
    List<CopyJob> jobs(Map<String, Consistency> wanted) {
        return volumes.stream()
                .map(
                        volume ->
                                CopyPlanner.plan(
                                        volume,
                                        users.stream()
                                                .filter(
                                                        user ->
                                                                mounts(
                                                                        user.container(),
                                                                        volume.name()))
                                                .toList(),
                                        wanted))
                .toList();
    }

    private static List<Volume> volumes(
            Engine engine, BackupRequest request, List<Container> ofStack, List<String> warnings) {
        if (!request.volumes().isEmpty()) {
            return request.volumes().stream()
                    .distinct()
                    .sorted()
                    .map(name -> required(engine, name))
                    .toList();
        }
        var stack =
                request.stack()
                        .orElseThrow(() -> new IllegalArgumentException("a backup of nothing"));
        var names = new TreeSet<String>();
        engine.volumes(LabelFilter.equal(PROJECT, stack))
                .forEach(volume -> names.add(volume.name()));
        for (var container : ofStack) {
            container.mounts().stream()
                    .filter(mount -> mount.type() == MountPoint.Type.VOLUME)
                    .forEach(mount -> names.add(mount.name()));
        }
        var volumes = names.stream().flatMap(name -> engine.volume(name).stream()).toList();
        volumes.stream()
                .filter(Volume::anonymous)
                .forEach(volume -> warnings.add(anonymous(volume, ofStack)));
        var named = volumes.stream().filter(volume -> !volume.anonymous()).toList();
        if (named.isEmpty() && ofStack.isEmpty()) {
            throw new BackupException(
                    BackupException.Kind.NOT_FOUND,
                    "The stack %s has no volumes on this engine, so there is nothing to back up. Start it first."
                            .formatted(stack));
        }
        return named;
    }

    private static String anonymous(Volume volume, List<Container> ofStack) {
        var user =
                ofStack.stream()
                        .filter(container -> mounts(container, volume.name()))
                        .map(
                                container ->
                                        container.labels().getOrDefault(SERVICE, container.name()))
                        .findFirst()
                        .orElse("a container");
        return "%s keeps data in a volume without a name (%.12s…), which is not in this backup. Name it in the compose file."
                .formatted(user, volume.name());
    }

    private static Volume required(Engine engine, String name) {
        return engine.volume(name)
                .orElseThrow(
                        () ->
                                new BackupException(
                                        BackupException.Kind.NOT_FOUND,
                                        "There is no volume %s on this engine.".formatted(name)));
    }

    private static List<ContainerDetails> users(
            Engine engine, List<Container> everything, List<Volume> volumes) {
        return everything.stream()
                .filter(
                        container ->
                                volumes.stream()
                                        .anyMatch(volume -> mounts(container, volume.name())))
                .flatMap(container -> inspect(engine, container).stream())
                .toList();
    }

    private static Optional<ContainerDetails> inspect(Engine engine, Container container) {
        try {
            return Optional.of(engine.inspect(container.id()));
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.NOT_FOUND) {
                return Optional.empty(); // removed since it was listed
            }
            throw e;
        }
    }

    private static boolean mounts(Container container, String volume) {
        return container.mounts().stream()
                .anyMatch(
                        mount ->
                                mount.type() == MountPoint.Type.VOLUME
                                        && mount.name().equals(volume));
    }

    private static List<SavedImage> images(Engine engine, List<Container> ofStack) {
        return ofStack.stream()
                .map(
                        container ->
                                new SavedImage(
                                        container.labels().getOrDefault(SERVICE, container.name()),
                                        container.image(),
                                        container.imageId(),
                                        engine.image(container.imageId())
                                                .map(Image::digests)
                                                .orElse(List.of())))
                .distinct()
                .sorted(Comparator.comparing(SavedImage::service))
                .toList();
    }
}
