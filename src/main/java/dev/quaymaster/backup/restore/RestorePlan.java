package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.hold.HoldPlan;
import dev.quaymaster.backup.hold.HoldPlanner;
import dev.quaymaster.backup.journal.QuietContainer.How;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.volume.VolumeBrowser;
import dev.quaymaster.volume.VolumeLocks;
import dev.quaymaster.volume.VolumePath;
import dev.quaymaster.volume.VolumeUsage;
import dev.quaymaster.volume.VolumeUser;
import dev.quaymaster.words.ByteCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a restore will do, for the user to see and agree to before anything is touched.
///
/// @param set from which
/// @param volumes what happens to each
/// @param holds which containers are stopped meanwhile, and started again
public record RestorePlan(BackupSet set, List<VolumeRestore> volumes, HoldPlan holds) {

    public RestorePlan {
        volumes = List.copyOf(volumes);
    }

    /// Looks at the targets and decides. Nothing is changed.
    ///
    /// @throws BackupException of kind NOT_FOUND when the set has no such volume
    public static RestorePlan of(Engine engine, RestoreRequest request) {
        var users = VolumeUsage.byVolume(engine.containers(LabelFilter.all()));
        var volumes = new ArrayList<VolumeRestore>();
        for (var saved : chosen(request)) {
            volumes.add(look(engine, saved, target(request, saved), users));
        }
        return new RestorePlan(request.set(), volumes, holds(engine, volumes));
    }

    /// The same restore as things are now: a volume may have been made, a container started, since
    /// the user agreed.
    ///
    /// @throws BackupException when data would be replaced that was not there then
    RestorePlan lookedAgain(Engine engine) {
        var users = VolumeUsage.byVolume(engine.containers(LabelFilter.all()));
        var now =
                volumes.stream()
                        .map(volume -> look(engine, volume.saved(), volume.target(), users))
                        .toList();
        for (var volume : now) {
            if (volume.overwrites() && !overwritten().contains(volume.target())) {
                throw new BackupException(
                        BackupException.Kind.FAILED,
                        "The volume %s got data since the restore was planned, so nothing was touched. Look at the plan again."
                                .formatted(volume.target()));
            }
        }
        return new RestorePlan(set, now, holds(engine, now));
    }

    private static HoldPlan holds(Engine engine, List<VolumeRestore> volumes) {
        var users = volumes.stream().flatMap(volume -> volume.users().stream()).toList();
        return HoldPlanner.look(engine, users, How.STOPPED);
    }

    /// Refuses to go on when a container that has to be stopped would not come back as it was.
    ///
    /// @throws BackupException FAILED, with the containers and the reasons
    void requireHolds() {
        holds.requireAllowed();
    }

    /// Refuses to go on when one of the targets is locked.
    ///
    /// @throws dev.quaymaster.volume.VolumeException when the user locked a target
    void refuseLocked(VolumeLocks locks) {
        volumes.forEach(volume -> locks.check(volume.target(), "restore"));
    }

    private static VolumeRestore look(
            Engine engine, SavedVolume saved, String target, Map<String, List<VolumeUser>> users) {
        return new VolumeRestore(
                saved,
                target,
                present(engine, target),
                users.getOrDefault(target, List.of()).stream()
                        .filter(VolumeUser::running)
                        .map(VolumeUser::container)
                        .toList());
    }

    /// Whether data is replaced somewhere, so that the user has to agree.
    public boolean overwrites() {
        return volumes.stream().anyMatch(VolumeRestore::overwrites);
    }

    /// The volumes whose data is replaced.
    public List<String> overwritten() {
        return volumes.stream()
                .filter(VolumeRestore::overwrites)
                .map(VolumeRestore::target)
                .toList();
    }

    /// The containers that are stopped and started again, in the order in which they are stopped.
    public List<Container> users() {
        return holds.containers();
    }

    /// The plan in plain lines, in the order in which things happen.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("check the archives of " + set.id());
        lines.addAll(holds.holdLines());
        for (var volume : volumes) {
            var size = ByteCount.words(volume.saved().archive().contentBytes());
            switch (volume.present()) {
                case MISSING -> lines.add("make volume " + volume.target());
                case EMPTY -> {}
                case DATA ->
                        lines.add("keep what " + volume.target() + " holds now as a safety copy");
            }
            lines.add(
                    switch (volume.saved().archive().format()) {
                        case TAR ->
                                "fill %s with %d entries (%s)"
                                        .formatted(
                                                volume.target(),
                                                volume.saved().archive().entries(),
                                                size);
                        case SQL ->
                                "load the dump into %s with a temporary %s (%s)"
                                        .formatted(
                                                volume.target(),
                                                volume.saved().database().orElseThrow().image(),
                                                size);
                    });
        }
        lines.addAll(holds.resumeLines());
        return lines;
    }

    @Override
    public String toString() {
        return String.join("\n", lines());
    }

    private static List<SavedVolume> chosen(RestoreRequest request) {
        var manifest = request.set().manifest();
        if (request.targets().isEmpty()) {
            return manifest.volumes();
        }
        return request.targets().keySet().stream()
                .map(
                        name ->
                                manifest.volume(name)
                                        .orElseThrow(
                                                () ->
                                                        new BackupException(
                                                                BackupException.Kind.NOT_FOUND,
                                                                "The backup %s has no volume %s; it has %s."
                                                                        .formatted(
                                                                                request.set().id(),
                                                                                name,
                                                                                names(
                                                                                        manifest
                                                                                                .volumes())))))
                .toList();
    }

    private static String names(List<SavedVolume> volumes) {
        return volumes.stream().map(SavedVolume::name).collect(Collectors.joining(", "));
    }

    private static String target(RestoreRequest request, SavedVolume saved) {
        return request.targets().entrySet().stream()
                .filter(
                        wish ->
                                wish.getKey().equals(saved.name())
                                        || wish.getKey().equals(saved.title()))
                .map(Map.Entry::getValue)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(saved.name());
    }

    private static VolumeRestore.Present present(Engine engine, String target) {
        if (engine.volume(target).isEmpty()) {
            return VolumeRestore.Present.MISSING;
        }
        try (var browser = VolumeBrowser.open(engine, target)) {
            return browser.list(VolumePath.ROOT).isEmpty()
                    ? VolumeRestore.Present.EMPTY
                    : VolumeRestore.Present.DATA;
        }
    }
}
