package dev.quaymaster.backup.run;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.Consistency;
import dev.quaymaster.backup.NotSaved;
import dev.quaymaster.backup.SavedImage;
import dev.quaymaster.backup.hold.HoldPlan;
import dev.quaymaster.backup.postgres.PostgresServer;
import dev.quaymaster.backup.postgres.PostgresState;
import dev.quaymaster.backup.project.StackFiles;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.Image;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.stack.spec.ComposeLabels;
import dev.quaymaster.volume.HelperContainers;
import dev.quaymaster.volume.SharedData;
import dev.quaymaster.volume.VolumeUser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What the engine knows of the subject of a backup: looked at once, before anything is decided.
///
/// @param volumes to be saved, sorted by name
/// @param shared who sees which volume's data
/// @param containers those of the stack
/// @param files the files of this machine that make up the stack
/// @param images what the services of the stack run on
/// @param notSaved what belongs to the subject and will not be in the set
/// @param warnings what else the user should know
record EngineSubject(
        List<Volume> volumes,
        SharedData shared,
        List<Container> containers,
        StackFiles files,
        List<SavedImage> images,
        List<NotSaved> notSaved,
        List<String> warnings) {

    /// Looks at everything the request is about.
    ///
    /// @throws BackupException of kind NOT_FOUND when a volume it names is not there, FAILED when
    ///   nothing of it can be saved
    static EngineSubject look(Engine engine, BackupRequest request) {
        var shared = SharedData.of(engine);
        var ofStack = shared.containers().stream()
                .filter(container -> !HelperContainers.isHelper(container))
                .filter(isOf(request.stack()))
                .toList();
        var files = StackFiles.find(request.stack(), request.composeFiles(), ofStack, engine.onThisMachine());
        var volumes = volumes(engine, request, ofStack, files);
        var notSaved = new ArrayList<>(volumes.notSaved());
        notSaved.addAll(BindMounts.notSaved(ofStack, files, volumes.saved()));
        requireSomething(request.subject(), volumes, notSaved);
        notSaved.addAll(files.notSaved());
        return new EngineSubject(
                volumes.saved(), shared, ofStack, files, images(engine, ofStack), notSaved, volumes.warnings());
    }

    /// Those the request names, or all of its stack.
    private static StackVolumes volumes(
            Engine engine, BackupRequest request, List<Container> ofStack, StackFiles files) {
        if (!request.volumes().isEmpty()) {
            return StackVolumes.named(engine, request);
        }
        var stack = request.stack().orElseThrow(() -> new IllegalArgumentException("a backup of nothing"));
        return StackVolumes.ofStack(engine, stack, ofStack, files);
    }

    private static Predicate<Container> isOf(Optional<String> stack) {
        return container -> stack.filter(name -> name.equals(container.labels().get(ComposeLabels.PROJECT)))
                .isPresent();
    }

    /// A set without any data would look like a backup.
    private static void requireSomething(String stack, StackVolumes volumes, List<NotSaved> notSaved) {
        if (!volumes.saved().isEmpty()) {
            return;
        }
        var elsewhere = notSaved.stream()
                .filter(missing -> missing.kind() != NotSaved.Kind.VOLUME)
                .map(NotSaved::what)
                .collect(Collectors.joining(", "));
        if (elsewhere.isEmpty()) {
            throw new BackupException(
                    BackupException.Kind.NOT_FOUND,
                    "The stack %s has no volumes on this engine, so there is nothing to back up. Start it first."
                            .formatted(stack));
        }
        throw new BackupException(
                BackupException.Kind.FAILED,
                "Nothing of %s is in volumes with names. Its data lies in %s, which this program does not save yet. Copy it by other means, or move it into volumes."
                        .formatted(stack, elsewhere));
    }

    /// The locks of what is copied, and of what is held still or must not start or stop meanwhile.
    Set<String> lockNames() {
        var names = HoldPlan.lockNames(containers);
        for (var volume : volumes) {
            names.addAll(HoldPlan.lockNames(
                    shared.users(volume).stream().map(VolumeUser::container).toList()));
            names.add(HoldPlan.volumeLockName(volume.name()));
        }
        return names;
    }

    /// How the volumes are copied.
    ///
    /// @param notSaved what the databases in them need and no volume of this subject holds
    record Jobs(List<CopyJob> jobs, List<NotSaved> notSaved) {}

    /// How each volume is copied. Asks databases what they hold.
    Jobs jobs(Engine engine, Map<String, Consistency> wanted) {
        var details = new LinkedHashMap<String, Optional<ContainerDetails>>();
        var states = new LinkedHashMap<String, PostgresState>();
        var jobs = new ArrayList<CopyJob>();
        var notSaved = new ArrayList<NotSaved>();
        for (var volume : volumes) {
            var users = new ArrayList<CopyPlanner.User>();
            for (var use : shared.users(volume)) {
                details.computeIfAbsent(use.container().id(), id -> inspect(engine, use.container()))
                        .ifPresent(user -> users.add(
                                new CopyPlanner.User(user, use.writing(), state(engine, user, volume, states))));
            }
            jobs.add(CopyPlanner.plan(volume, users, wanted));
            users.forEach(user -> notSaved.addAll(Tablespaces.elsewhere(user, volumes)));
        }
        return new Jobs(jobs, notSaved);
    }

    private static Optional<PostgresState> state(
            Engine engine, ContainerDetails user, Volume volume, Map<String, PostgresState> states) {
        return CopyPlanner.isServer(user, volume)
                ? Optional.of(states.computeIfAbsent(
                        user.container().id(), _ -> PostgresState.of(new PostgresServer(engine, user))))
                : Optional.empty();
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

    private static List<SavedImage> images(Engine engine, List<Container> ofStack) {
        return ofStack.stream()
                .map(container -> new SavedImage(
                        container.labels().getOrDefault(ComposeLabels.SERVICE, container.name()),
                        container.image(),
                        container.imageId(),
                        engine.image(container.imageId()).map(Image::digests).orElse(List.of())))
                .distinct()
                .sorted(Comparator.comparing(SavedImage::service))
                .toList();
    }
}
