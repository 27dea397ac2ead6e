package dev.quaymaster.backup.recovery;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.journal.AbandonedRun;
import dev.quaymaster.backup.journal.UnfinishedRun;
import dev.quaymaster.backup.recovery.VolumeOutcome.Left;
import dev.quaymaster.backup.recovery.VolumeOutcome.Settled;
import dev.quaymaster.backup.recovery.VolumeOutcome.Waiting;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.volume.VolumeException;
import dev.quaymaster.words.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Makes the volumes of interrupted restores whole, one run after the other.
final class VolumeRecovery {

    private final RecoveryContext context;
    private final List<String> told = new ArrayList<>();
    private final Set<String> left = new TreeSet<>();
    private final Set<AbandonedRun> unsettled = new HashSet<>();

    VolumeRecovery(RecoveryContext context) {
        this.context = context;
    }

    /// The volumes that a run may have left half-filled, sorted.
    static Set<String> volumes(UnfinishedRun run) {
        var volumes = new TreeSet<>(run.left().replacing().keySet());
        volumes.addAll(run.left().staged().keySet());
        volumes.addAll(run.left().created());
        return volumes;
    }

    /// What happened, in sentences for the user.
    List<String> told() {
        return List.copyOf(told);
    }

    /// The volumes that were left as they are, so that nothing may run on them.
    Set<String> left() {
        return Set.copyOf(left);
    }

    /// Whether all volumes of a run are whole.
    boolean isSettled(AbandonedRun run) {
        return !unsettled.contains(run);
    }

    /// Puts right what this run left.
    void recover(AbandonedRun run) {
        for (var volume : volumes(run.run())) {
            var outcome = outcome(run, volume);
            told.addAll(outcome.told());
            switch (outcome) {
                case Settled _ -> {}
                case Waiting _ -> unsettled.add(run);
                case Left _ -> {
                    left.add(volume);
                    unsettled.add(run);
                }
            }
        }
    }

    private VolumeOutcome outcome(AbandonedRun run, String volume) {
        try {
            var outcome = decide(run, volume);
            if (outcome instanceof Settled) {
                run.settled(volume);
            }
            return outcome;
        } catch (IOException | EngineException | VolumeException | BackupException e) {
            return new Left(run.run()
                    .sentence("the volume %s could not be put right: %s It is tried again at the next start."
                            .formatted(volume, Sentence.of(e))));
        }
    }

    private VolumeOutcome decide(AbandonedRun run, String volume) throws IOException {
        var left = run.run().left();
        var token = left.staged().get(volume);
        var safetyCopy = left.replacing().get(volume);
        if (safetyCopy != null) {
            return new InterruptedRefill(context, run, volume, safetyCopy).recover(Optional.ofNullable(token));
        }
        var outcome =
                token == null ? new Settled(List.of()) : new InterruptedSwap(context, run, volume, token).recover();
        return outcome instanceof Settled && left.created().contains(volume) && !left.committed()
                ? new InterruptedCreation(context, run, volume).recover()
                : outcome;
    }
}
