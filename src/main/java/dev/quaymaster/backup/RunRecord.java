package dev.quaymaster.backup;

import java.time.Instant;

/// One run of a backup, whether it succeeded or not: a line of the store's history.
///
/// @param id of the set it made or would have made
/// @param subject the stack or volumes it was of
/// @param kind why it ran
/// @param started when
/// @param finished when
/// @param outcome how it ended
/// @param message why it failed; empty when it did not
public record RunRecord(
        String id, String subject, SetKind kind, Instant started, Instant finished, Outcome outcome, String message) {

    /// How a run ended.
    public enum Outcome {
        COMPLETE,
        FAILED,
        CANCELLED,
        /// The program was killed meanwhile; found out and tidied up by the next start.
        INTERRUPTED
    }
}
