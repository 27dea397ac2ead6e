package dev.quaymaster.backup.recovery;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.SavedArchive;
import dev.quaymaster.backup.archive.ArchiveFile;
import dev.quaymaster.backup.archive.Verifier;
import dev.quaymaster.backup.journal.AbandonedRun;
import dev.quaymaster.backup.recovery.VolumeOutcome.Left;
import dev.quaymaster.backup.recovery.VolumeOutcome.Settled;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.volume.DataLocation;
import dev.quaymaster.volume.StagedContent;
import dev.quaymaster.volume.VolumeTar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A volume that a program before layout 2 emptied and filled again, and was killed meanwhile. It
/// gets its old content back only when nothing can be lost by it: its safety copy is whole, nobody
/// uses or locked the volume, and everything in it comes from that copy or from the backup that was
/// restored. Otherwise it is left as it is.
final class InterruptedRefill {

    private final RecoveryContext context;
    private final AbandonedRun abandoned;
    private final BackupStore store;
    private final RestoredBackup backup;
    private final String volume;
    private final Optional<Path> safetyFolder;

    /// @param safetyFolder the set that has what the volume held; empty when it held nothing
    InterruptedRefill(RecoveryContext context, AbandonedRun abandoned, String volume, Optional<Path> safetyFolder) {
        this.context = context;
        this.abandoned = abandoned;
        this.store = new BackupStore(abandoned.run().store());
        this.backup = new RestoredBackup(store, abandoned.run().setId());
        this.volume = volume;
        this.safetyFolder = safetyFolder;
    }

    /// Puts it right, or leaves it.
    ///
    /// @param token of an earlier attempt to do so, which was interrupted as well
    /// @throws IOException when a copy or the volume cannot be read to its end
    VolumeOutcome recover(Optional<String> token) throws IOException {
        if (context.volume(volume).isEmpty()) {
            return new Settled(interrupted(
                    "the volume %s is not there any more, so nothing is left to put right.".formatted(volume)));
        }
        var obstacle = context.obstacle(volume);
        if (obstacle.isPresent()) {
            return left(obstacle.get());
        }
        if (token.isPresent() && context.finishPutBack(volume, token.get())) {
            return new Settled(interrupted("the volume %s holds again what it held before.".formatted(volume)));
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
            return left("The safety copy %s, which has what it held before, cannot be read.".formatted(folder));
        }
        var problems = Verifier.volumes(copy.get(), List.of(saved.get()), _ -> {});
        if (!problems.isEmpty()) {
            return left("The safety copy %s, which has what it held before, is damaged: %s."
                    .formatted(folder, String.join("; ", problems)));
        }
        return putBack(copy.get(), saved.get().archive());
    }

    private VolumeOutcome putBack(BackupSet copy, SavedArchive archive) throws IOException {
        var before = VolumeContents.read(ArchiveFile.content(copy.folder(), archive));
        var now = context.contents(volume);
        if (now.equals(before)) {
            return new Settled(interrupted("the volume %s still holds what it held before.".formatted(volume)));
        }
        if (!fits(now, before)) {
            return left(
                    "It was changed since. What it held before is in the safety copy %s: quaymaster backup restore %s puts that back."
                            .formatted(copy.id(), copy.id()));
        }
        replace(copy, archive);
        return new Settled(
                interrupted("the volume %s holds again what it held before (%s).".formatted(volume, copy.id())));
    }

    private void replace(BackupSet copy, SavedArchive archive) throws IOException {
        var token = UUID.randomUUID().toString();
        abandoned.staging(volume, token);
        try (var tar = ArchiveFile.content(copy.folder(), archive);
                var content = StagedContent.begin(context.helpers(), volume, token)) {
            content.fill(tar);
            abandoned.swapping(volume, token);
            content.commit();
            content.discardOld();
        }
    }

    /// It held nothing before, so what it holds now goes, if the backup has it.
    private VolumeOutcome withoutCopy() throws IOException {
        var there = context.volume(volume).orElseThrow();
        if (DataLocation.mounted(there.driver(), there.options()).isPresent()) {
            return left("Its data was there before the restore: it lies outside the engine.");
        }
        var now = context.contents(volume);
        if (!fits(now, VolumeContents.none())) {
            return left("It holds data that is not from that backup.");
        }
        if (abandoned.run().left().created().contains(volume)
                && context.users(volume).isEmpty()) {
            context.engine().removeVolume(volume);
            return new Settled(interrupted(
                    "the volume %s, which was not complete, was removed. Restore again.".formatted(volume)));
        }
        if (!now.isEmpty()) {
            new VolumeTar(context.engine()).empty(volume);
        }
        return new Settled(interrupted("the volume %s is empty again. Restore again.".formatted(volume)));
    }

    /// Whether all that the volume holds is as in its safety copy or as in the backup, but for the
    /// one file that was being written when the program was killed.
    private boolean fits(VolumeContents now, VolumeContents before) throws IOException {
        if (now.besides(before, VolumeContents.none()).isEmpty()) {
            return true;
        }
        if (backup.isDump(volume)) { // what a server makes of it is in no archive
            return !context.startedSince(volume, abandoned.run().started());
        }
        for (var archive : backup.archives(volume)) {
            var others = now.besides(before, backup.contents(archive));
            if (others.isEmpty() || (others.size() == 1 && isBeginning(others.getFirst(), now, archive))) {
                return true;
            }
        }
        return false;
    }

    private boolean isBeginning(String path, VolumeContents now, SavedArchive archive) throws IOException {
        if (!now.mayBeBeginning(path, backup.contents(archive))) {
            return false;
        }
        var length = now.size(path);
        return Arrays.equals(
                VolumeContents.hash(context.read(volume), path, length),
                VolumeContents.hash(backup.open(archive), path, length));
    }

    private Optional<BackupSet> set(Path folder) {
        return store.list().stream()
                .filter(set -> set.folder().toAbsolutePath().equals(folder.toAbsolutePath()))
                .findFirst();
    }

    private String interrupted(String what) {
        return abandoned.run().sentence(what);
    }

    private Left left(String why) {
        return new Left(interrupted(
                "the volume %s may hold a part of the backup %s, and was left as it is. %s To leave it so for good, delete %s."
                        .formatted(volume, abandoned.run().setId(), why, abandoned.file())));
    }
}
