package dev.quaymaster.backup.run;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.RunRecord;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.files.FileFailure;
import dev.quaymaster.files.Uninterrupted;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes how runs ended into the history of their folder. The history is for people to look at: a
/// set is good without its line, so a line that can't be written is a warning. A cancelled run
/// still writes its line.
///
/// @param clock the present
/// @param warnings takes sentences for the user
record HistoryWriter(Clock clock, Consumer<String> warnings) {

    /// A set was made.
    void complete(BackupRequest request, BackupSet set) {
        write(request, set.id(), set.started(), RunRecord.Outcome.COMPLETE, "");
    }

    /// A run failed. Who asked by hand and was refused because another run is at work was told so,
    /// and no run began: that is nothing for the history.
    ///
    /// @return the failure
    BackupException failed(BackupRequest request, Instant started, BackupException failure) {
        outcome(request, failure)
                .ifPresent(outcome -> write(
                        request,
                        SetNames.id(request.subject(), started),
                        started,
                        outcome,
                        String.valueOf(failure.getMessage())));
        return failure;
    }

    private static Optional<RunRecord.Outcome> outcome(BackupRequest request, BackupException failure) {
        return switch (failure.kind()) {
            case LOCKED -> request.kind() == SetKind.MANUAL ? Optional.empty() : Optional.of(RunRecord.Outcome.FAILED);
            case CANCELLED -> Optional.of(RunRecord.Outcome.CANCELLED);
            case FAILED, NOT_FOUND, DISK_FULL, DAMAGED -> Optional.of(RunRecord.Outcome.FAILED);
        };
    }

    private void write(BackupRequest request, String id, Instant started, RunRecord.Outcome outcome, String message) {
        var run = new RunRecord(id, request.subject(), request.kind(), started, clock.instant(), outcome, message);
        try {
            Uninterrupted.call(() -> {
                request.store().remember(run);
                return run;
            });
        } catch (IOException | BackupException e) {
            warnings.accept("The history of the backups does not tell of this run: " + FileFailure.reason(e));
        }
    }
}
