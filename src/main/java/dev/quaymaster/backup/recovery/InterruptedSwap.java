package dev.quaymaster.backup.recovery;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.archive.Verifier;
import dev.quaymaster.backup.journal.AbandonedRun;
import dev.quaymaster.backup.recovery.VolumeOutcome.Left;
import dev.quaymaster.backup.recovery.VolumeOutcome.Settled;
import dev.quaymaster.backup.recovery.VolumeOutcome.Waiting;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.volume.StagedContent;
import dev.quaymaster.volume.VolumeBrowser;
import dev.quaymaster.volume.VolumeEntry;
import dev.quaymaster.volume.VolumePath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A volume beside whose content new content was unpacked, to be swapped for it, when the program
/// was killed. Nothing was removed before the new content counted, so it is put right by renames:
/// to what it held before, or, where it has been used since as a whole, to the new content.
final class InterruptedSwap {

    private final RecoveryContext context;
    private final AbandonedRun abandoned;
    private final String volume;
    private final String token;

    InterruptedSwap(RecoveryContext context, AbandonedRun abandoned, String volume, String token) {
        this.context = context;
        this.abandoned = abandoned;
        this.volume = volume;
        this.token = token;
    }

    /// Puts it right, or leaves it.
    ///
    /// @throws IOException when the backup or the volume cannot be read to its end
    VolumeOutcome recover() throws IOException {
        if (context.volume(volume).isEmpty()) {
            return new Settled(interrupted(
                    "the volume %s is not there any more, so nothing is left to put right.".formatted(volume)));
        }
        var state = StagedContent.find(context.helpers(), volume, token);
        return switch (state) {
            case NONE -> ended();
            case STAGED -> drop();
            case SWAPPING -> swapBack();
            case SWAPPED -> abandoned.run().left().committed() ? discard() : undo();
            case DISCARDING -> discard();
        };
    }

    private VolumeOutcome ended() {
        var left = abandoned.run().left();
        if (left.committed() || left.created().contains(volume)) {
            return new Settled(List.of()); // nothing to add
        }
        return untouched();
    }

    private VolumeOutcome untouched() {
        return new Settled(interrupted("the volume %s still holds what it held before.".formatted(volume)));
    }

    /// What the volume held was not touched; what is dropped is from the backup.
    private VolumeOutcome drop() {
        var locked = context.locked(volume);
        if (locked.isPresent()) {
            return waiting("The folder %s in it holds a part of the backup.", locked.get());
        }
        rollback();
        return untouched();
    }

    private VolumeOutcome swapBack() throws IOException {
        var obstacle = context.obstacle(volume);
        if (obstacle.isPresent() || wasUsed()) {
            return new Left(interrupted(
                    "the volume %s was left in the middle of being swapped for its content in the backup %s: its folder %s holds the rest, what it held before in %s/old. %s"
                            .formatted(
                                    volume,
                                    abandoned.run().setId(),
                                    folder(),
                                    folder(),
                                    obstacle.orElse(
                                            "It was changed since, so it was left as it is. Put in its place by hand what you want to keep, remove that folder, and delete %s."
                                                    .formatted(abandoned.file())))));
        }
        return back();
    }

    /// All of the new content is there, but it did not count yet.
    private VolumeOutcome undo() throws IOException {
        var locked = context.locked(volume);
        if (locked.isPresent()) {
            return waiting("It holds the backup; its folder %s what it held before.", locked.get());
        }
        return context.inUse(volume).isPresent() || wasUsed() ? keep() : back();
    }

    private VolumeOutcome back() {
        rollback();
        return new Settled(interrupted("the volume %s holds again what it held before.".formatted(volume)));
    }

    /// It has been worked on since, so it stays; what it held before is in the safety copy.
    private VolumeOutcome keep() {
        var copy = safetyCopy();
        if (copy.isEmpty()) {
            return waiting(
                    "It holds the backup and has been used since; its folder %s what it held" + " before.",
                    "Remove that folder by hand, and delete " + abandoned.file() + ".");
        }
        discardOld();
        return new Settled(interrupted(
                "the volume %s holds the backup %s and has been used since, so it stays. What it held before is in %s."
                        .formatted(volume, abandoned.run().setId(), copy.get().id())));
    }

    private VolumeOutcome discard() {
        var locked = context.locked(volume);
        if (locked.isPresent()) {
            return waiting("It holds the backup; its folder %s a rest of what it held before.", locked.get());
        }
        discardOld();
        return new Settled(interrupted("the volume %s had its content from the backup %s already."
                .formatted(volume, abandoned.run().setId())));
    }

    /// Whether anybody changed the volume since: then what is renamed away would be lost.
    private boolean wasUsed() throws IOException {
        if (context.startedSince(volume, abandoned.run().started())) {
            return true;
        }
        var steps = names(VolumePath.ROOT.child(folder()));
        if (!steps.contains("filling")) {
            var root = names(VolumePath.ROOT);
            return names(VolumePath.ROOT.child(folder()).child("old")).stream().anyMatch(root::contains);
        }
        var backup = new RestoredBackup(
                new BackupStore(abandoned.run().store()), abandoned.run().setId());
        if (backup.isDump(volume)) {
            return false; // no container was started since, and no archive tells more
        }
        var now = context.contents(volume).without(folder());
        for (var archive : backup.archives(volume)) {
            if (now.besides(backup.contents(archive), VolumeContents.none()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private Set<String> names(VolumePath path) {
        try (var browser = VolumeBrowser.open(context.helpers(), volume)) {
            return browser.list(path).stream().map(VolumeEntry::name).collect(Collectors.toSet());
        }
    }

    /// The set that has what the volume held before, if it is there and whole.
    private Optional<BackupSet> safetyCopy() {
        var drafts = abandoned.run().left().drafts();
        return new BackupStore(abandoned.run().store())
                .list().stream()
                        .filter(set -> set.safetyCopy() && drafts.contains(set.id()))
                        .filter(this::isWhole)
                        .findFirst();
    }

    private boolean isWhole(BackupSet set) {
        var saved = set.manifest().volume(volume);
        return saved.isPresent()
                && Verifier.volumes(set, List.of(saved.get()), _ -> {}).isEmpty();
    }

    private void rollback() {
        try (var content = StagedContent.resume(context.helpers(), volume, token)) {
            content.rollback();
        }
    }

    private void discardOld() {
        try (var content = StagedContent.resume(context.helpers(), volume, token)) {
            content.discardOld();
        }
    }

    private String folder() {
        return StagedContent.folder(token);
    }

    private Waiting waiting(String what, String why) {
        return new Waiting(interrupted(
                "something of it is left in the volume %s. %s %s".formatted(volume, what.formatted(folder()), why)));
    }

    private String interrupted(String what) {
        return abandoned.run().sentence(what);
    }
}
