package dev.quaymaster.backup.recovery;

import dev.quaymaster.backup.journal.AbandonedRun;
import dev.quaymaster.backup.recovery.VolumeOutcome.Settled;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.volume.DataLocation;
import java.io.IOException;
import java.util.List;

/// A volume that was made for a restore, which was killed before the volume had its content. It
/// goes again where it holds nothing but what is in the backup, and nobody uses it.
final class InterruptedCreation {

    private final RecoveryContext context;
    private final AbandonedRun abandoned;
    private final String volume;

    InterruptedCreation(RecoveryContext context, AbandonedRun abandoned, String volume) {
        this.context = context;
        this.abandoned = abandoned;
        this.volume = volume;
    }

    /// Removes it, or leaves it.
    ///
    /// @throws IOException when the backup or the volume cannot be read to its end
    VolumeOutcome recover() throws IOException {
        var there = context.volume(volume);
        if (there.isEmpty()) {
            return new Settled(List.of());
        }
        if (!context.users(volume).isEmpty()
                || context.locked(volume).isPresent()
                || DataLocation.mounted(there.get().driver(), there.get().options())
                        .isPresent()
                || !isOfBackup()) {
            return new Settled(abandoned
                    .run()
                    .sentence(
                            "the volume %s, which was made for it, stays as it is. Restore again.".formatted(volume)));
        }
        context.engine().removeVolume(volume);
        return new Settled(abandoned
                .run()
                .sentence("the volume %s, which was not complete, was removed. Restore again.".formatted(volume)));
    }

    private boolean isOfBackup() throws IOException {
        var now = context.contents(volume);
        if (now.isEmpty()) {
            return true;
        }
        var backup = new RestoredBackup(
                new BackupStore(abandoned.run().store()), abandoned.run().setId());
        for (var archive : backup.archives(volume)) {
            if (now.besides(backup.contents(archive), VolumeContents.none()).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
