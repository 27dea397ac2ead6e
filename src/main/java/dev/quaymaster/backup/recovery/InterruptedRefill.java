package dev.quaymaster.backup.recovery;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.SavedArchive;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.archive.ArchiveFile;
import dev.quaymaster.backup.archive.Verifier;
import dev.quaymaster.backup.journal.AbandonedRun;
import dev.quaymaster.backup.recovery.VolumeOutcome.Left;
import dev.quaymaster.backup.recovery.VolumeOutcome.Settled;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.volume.DataLocation;
import dev.quaymaster.volume.VolumeTar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A volume that a program before layout 2 emptied and filled again, and was killed meanwhile. It
/// gets its old content back only when nothing can be lost by it: its safety copy is whole, nobody
/// uses or locked the volume, and everything in it comes from that copy or from the backup that was
/// restored. Otherwise it is left as it is.
final class InterruptedRefill {

    private final RecoveryContext context;
    private final AbandonedRun abandoned;
    private final BackupStore store;
    private final String volume;
    private final Optional<Path> safetyFolder;

    /// @param safetyFolder the set that has what the volume held; empty when it held nothing
    InterruptedRefill(
            RecoveryContext context,
            AbandonedRun abandoned,
            String volume,
            Optional<Path> safetyFolder) {
        this.context = context;
        this.abandoned = abandoned;
        this.store = new BackupStore(abandoned.run().store());
        this.volume = volume;
        this.safetyFolder = safetyFolder;
    }

    /// Puts it right, or leaves it.
    ///
    /// @throws IOException when a copy or the volume cannot be read to its end
    VolumeOutcome recover() throws IOException {
        if (context.volume(volume).isEmpty()) {
            return new Settled(
                    interrupted(
                            "that volume is not there any more, so nothing is left to put right."));
        }
        var obstacle = context.obstacle(volume);
        if (obstacle.isPresent()) {
            return left(obstacle.get());
        }
        return safetyFolder.isPresent() ? withCopy(safetyFolder.get()) : withoutCopy();
    }

    private VolumeOutcome withCopy(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return left(
                    "The folder %s, which has what it held before, cannot be found. Connect the disk or share it is on: the next start then puts the volume right."
                            .formatted(folder));
        }
        var copy = set(folder);
        var saved = copy.flatMap(set -> set.manifest().volume(volume));
        if (saved.isEmpty()) {
            return left(
                    "The safety copy %s, which has what it held before, cannot be read."
                            .formatted(folder));
        }
        var problems = Verifier.volumes(copy.get(), List.of(saved.get()), _ -> {});
        if (!problems.isEmpty()) {
            return left(
                    "The safety copy %s, which has what it held before, is damaged: %s."
                            .formatted(folder, String.join("; ", problems)));
        }
        return putBack(copy.get(), saved.get().archive());
    }

    private VolumeOutcome putBack(BackupSet copy, SavedArchive archive) throws IOException {
        var before = contents(copy, archive);
        var now = now();
        if (now.equals(before)) {
            return new Settled(
                    interrupted(
                            "the volume %s still holds what it held before.".formatted(volume)));
        }
        if (!fits(now, before)) {
            return left(
                    "It was changed since. What it held before is in the safety copy %s: quaymaster backup restore %s puts that back."
                            .formatted(copy.id(), copy.id()));
        }
        try (var content = ArchiveFile.content(copy.folder(), archive)) {
            new VolumeTar(context.engine()).replace(volume, content);
        }
        return new Settled(
                interrupted(
                        "the volume %s holds again what it held before (%s)."
                                .formatted(volume, copy.id())));
    }

    /// It held nothing before, so what it holds now goes, if the backup has it.
    private VolumeOutcome withoutCopy() throws IOException {
        var there = context.volume(volume).orElseThrow();
        if (DataLocation.mounted(there.driver(), there.options()).isPresent()) {
            return left("Its data was there before the restore: it lies outside the engine.");
        }
        var now = now();
        if (!fits(now, VolumeContents.none())) {
            return left("It holds data that is not from that backup.");
        }
        if (abandoned.run().left().created().contains(volume) && !context.hasUsers(volume)) {
            context.engine().removeVolume(volume);
            return new Settled(
                    interrupted(
                            "the volume %s, which was not complete, was removed. Restore again."
                                    .formatted(volume)));
        }
        if (!now.isEmpty()) {
            new VolumeTar(context.engine()).empty(volume);
        }
        return new Settled(
                interrupted("the volume %s is empty again. Restore again.".formatted(volume)));
    }

    private VolumeContents now() throws IOException {
        return VolumeContents.read(new VolumeTar(context.engine()).read(volume));
    }

    /// Whether all that the volume holds is as in its safety copy or as in the backup, but for the
    /// one file that was being written when the program was killed.
    private boolean fits(VolumeContents now, VolumeContents before) throws IOException {
        if (now.besides(before, VolumeContents.none()).isEmpty()) {
            return true;
        }
        for (var candidate : candidates()) {
            var archive = candidate.archive();
            var set = contents(restored().orElseThrow(), archive);
            var others = now.besides(before, set);
            if (others.isEmpty()
                    || (others.size() == 1 && isBeginning(others.getFirst(), now, set, archive))) {
                return true;
            }
        }
        return false;
    }

    private boolean isBeginning(
            String path, VolumeContents now, VolumeContents whole, SavedArchive archive)
            throws IOException {
        if (!now.mayBeBeginning(path, whole)) {
            return false;
        }
        var length = now.size(path);
        var tar = new VolumeTar(context.engine()).read(volume);
        return Arrays.equals(
                VolumeContents.hash(tar, path, length),
                VolumeContents.hash(
                        ArchiveFile.content(restored().orElseThrow().folder(), archive),
                        path,
                        length));
    }

    /// The volumes of the backup that may have been restored into this one: that of its name, else,
    /// since it may have been given another name, all.
    private List<SavedVolume> candidates() {
        var volumes =
                restored().map(set -> set.manifest().volumes()).orElse(List.of()).stream()
                        .filter(saved -> saved.archive().format() == SavedArchive.Format.TAR)
                        .toList();
        var named = volumes.stream().filter(saved -> saved.name().equals(volume)).toList();
        return named.isEmpty() ? volumes : named;
    }

    private Optional<BackupSet> restored() {
        return store.list().stream()
                .filter(set -> set.id().equals(abandoned.run().setId()))
                .findFirst();
    }

    private static VolumeContents contents(BackupSet set, SavedArchive archive) throws IOException {
        return VolumeContents.read(ArchiveFile.content(set.folder(), archive));
    }

    private Optional<BackupSet> set(Path folder) {
        return store.list().stream()
                .filter(set -> set.folder().toAbsolutePath().equals(folder.toAbsolutePath()))
                .findFirst();
    }

    private String interrupted(String what) {
        return "A restore of %s was interrupted; %s".formatted(abandoned.run().subject(), what);
    }

    private Left left(String why) {
        return new Left(
                "A restore of %s was interrupted; the volume %s may hold a part of the backup %s, and was left as it is. %s To leave it so for good, delete %s."
                        .formatted(
                                abandoned.run().subject(),
                                volume,
                                abandoned.run().setId(),
                                why,
                                abandoned.file()));
    }
}
