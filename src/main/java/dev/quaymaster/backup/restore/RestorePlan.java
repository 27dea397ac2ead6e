package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupProgress;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.NotSaved;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.hold.HoldPlan;
import dev.quaymaster.backup.hold.HoldPlanner;
import dev.quaymaster.backup.journal.QuietContainer.How;
import dev.quaymaster.backup.restore.RestoreConcern.Kind;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.spec.VolumeSpec;
import dev.quaymaster.volume.VolumeLocks;
import dev.quaymaster.words.ByteCount;
import dev.quaymaster.words.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    /// @throws BackupException of kind NOT_FOUND when the set has no such volume; FAILED when a
    ///   target cannot be restored to, with the way out
    static RestorePlan of(Engine engine, RestoreRequest request) {
        var inspection = new TargetInspection(engine, request.set());
        var volumes = new ArrayList<VolumeRestore>();
        for (var saved : chosen(request)) {
            volumes.add(inspection.look(saved, target(request, saved)));
        }
        requireDifferent(volumes);
        return new RestorePlan(request.set(), volumes, holds(engine, volumes));
    }

    /// The same restore as things are now: a volume may have been made, a container started, since
    /// the user agreed.
    ///
    /// @throws BackupException when there is now something to agree to that was not there then
    RestorePlan lookedAgain(Engine engine) {
        var inspection = new TargetInspection(engine, set);
        var now = new ArrayList<VolumeRestore>();
        for (var agreed : volumes) {
            var volume = inspection.look(agreed.saved(), agreed.target());
            requireAgreed(agreed, volume);
            now.add(volume);
        }
        return new RestorePlan(set, now, holds(engine, now));
    }

    private static void requireAgreed(VolumeRestore agreed, VolumeRestore now) {
        if (now.overwrites() && !agreed.overwrites()) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "The volume %s got data since the restore was planned, so nothing was touched. Look at the plan again."
                            .formatted(now.target()));
        }
        var unasked = now.concerns().stream()
                .filter(concern -> concern.asks() && !agreed.concerns().contains(concern))
                .map(RestoreConcern::text)
                .toList();
        if (!unasked.isEmpty()) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "Something changed since the restore was planned, so nothing was touched: %s. Look at the plan again."
                            .formatted(String.join("; ", unasked)));
        }
    }

    private static HoldPlan holds(Engine engine, List<VolumeRestore> volumes) {
        var users = volumes.stream().flatMap(volume -> volume.users().stream()).toList();
        return HoldPlanner.look(engine, users, How.STOPPED);
    }

    /// Two volumes that are one thing can't both get what was saved of them.
    private static void requireDifferent(List<VolumeRestore> volumes) {
        for (var one : volumes) {
            for (var other : volumes) {
                if (!one.equals(other) && one.names().contains(other.target())) {
                    throw new BackupException(
                            BackupException.Kind.FAILED,
                            "%s and %s would be restored to the same data, so nothing was touched. Choose one of them with --volume, or another volume for it."
                                    .formatted(one.saved().name(), other.saved().name()));
                }
            }
        }
    }

    /// The plan with what reading the archives in full brings up.
    RestorePlan examined(Engine engine, ArchiveExamination examination, Consumer<BackupProgress> progress) {
        var inspection = new TargetInspection(engine, set);
        var all = new ArrayList<VolumeRestore>();
        for (var volume : volumes) {
            var found = examination.examine(volume.saved(), progress);
            all.add(volume.withConcerns(found.concerns()).withConcerns(inspection.sources(volume, found.databases())));
        }
        return new RestorePlan(set, all, holds);
    }

    /// Refuses to go on when a container that has to be stopped would not come back as it was.
    ///
    /// @throws BackupException FAILED, with the containers and the reasons
    void requireHolds() {
        holds.requireAllowed();
    }

    /// Refuses to go on when one of the targets, or another volume with its data, is locked.
    ///
    /// @throws dev.quaymaster.volume.VolumeException when the user locked it
    void refuseLocked(VolumeLocks locks) {
        volumes.forEach(volume -> volume.names().forEach(name -> locks.check(name, "restore")));
    }

    /// Whether data is replaced somewhere.
    public boolean overwrites() {
        return volumes.stream().anyMatch(VolumeRestore::overwrites);
    }

    /// Whether the user has to agree: data is replaced, or there is a concern that asks for it.
    public boolean asks() {
        return overwrites() || concerns().stream().anyMatch(RestoreConcern::asks);
    }

    /// What the user should know before, those that ask for an agreement first.
    public List<RestoreConcern> concerns() {
        var missing = set.manifest().notSaved().stream()
                .filter(saved -> saved.kind().losesData())
                .map(NotSaved::text)
                .map(text -> new RestoreConcern(Kind.NOT_SAVED, withoutStop(text)));
        var all = Stream.concat(volumes.stream().flatMap(volume -> volume.concerns().stream()), missing)
                .distinct()
                .toList();
        return Stream.concat(
                        all.stream().filter(RestoreConcern::asks), all.stream().filter(concern -> !concern.asks()))
                .toList();
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
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
        volumes.forEach(volume -> volume.make().map(RestorePlan::making).ifPresent(lines::add));
        lines.addAll(holds.holdLines());
        for (var volume : volumes) {
            if (volume.overwrites()) {
                lines.add("keep what " + volume.target() + " holds now as a safety copy");
            }
            lines.add(filling(volume));
        }
        lines.addAll(holds.resumeLines());
        return lines;
    }

    private static String making(VolumeSpec spec) {
        if (TargetSpecs.isForeign(spec)) {
            return "make volume %s with the driver %s (%s)"
                    .formatted(spec.name(), spec.driver(), TargetSpecs.options(spec));
        }
        return TargetSpecs.outside(spec)
                .map(data -> "make volume %s over %s (%s)"
                        .formatted(spec.name(), TargetSpecs.place(data), TargetSpecs.options(spec)))
                .orElse("make volume " + spec.name());
    }

    private static String filling(VolumeRestore volume) {
        var archive = volume.saved().archive();
        var size = ByteCount.words(archive.contentBytes());
        return switch (archive.format()) {
            case TAR ->
                "fill %s with %s (%s)".formatted(volume.target(), Count.words(archive.entries(), "entry"), size);
            case SQL ->
                "load the dump into %s with a temporary %s (%s)"
                        .formatted(
                                volume.target(),
                                volume.saved().database().orElseThrow().image(),
                                size);
        };
    }

    /// The lines, then the concerns.
    @Override
    public String toString() {
        return Stream.concat(lines().stream(), concerns().stream().map(concern -> "note: " + concern.text()))
                .collect(Collectors.joining("\n"));
    }

    private static List<SavedVolume> chosen(RestoreRequest request) {
        var manifest = request.set().manifest();
        if (request.targets().isEmpty()) {
            return manifest.volumes();
        }
        return request.targets().keySet().stream()
                .map(name -> manifest.volume(name).orElseThrow(() -> unknown(request, name)))
                .toList();
    }

    private static BackupException unknown(RestoreRequest request, String name) {
        return new BackupException(
                BackupException.Kind.NOT_FOUND,
                "The backup %s has no volume %s; it has %s."
                        .formatted(
                                request.set().id(),
                                name,
                                request.set().manifest().volumes().stream()
                                        .map(SavedVolume::name)
                                        .collect(Collectors.joining(", "))));
    }

    private static String target(RestoreRequest request, SavedVolume saved) {
        return request.targets().entrySet().stream()
                .filter(wish ->
                        wish.getKey().equals(saved.name()) || wish.getKey().equals(saved.title()))
                .map(Map.Entry::getValue)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(saved.name());
    }
}
