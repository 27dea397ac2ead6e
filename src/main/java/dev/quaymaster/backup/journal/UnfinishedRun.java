package dev.quaymaster.backup.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a killed run left behind, as its journal has it.
///
/// @param setId the id of the set the run made or restored
/// @param kind what the run was
/// @param subject the stack or volumes it was of
/// @param store the folder of sets it wrote to or read from
/// @param started when it began
/// @param lastStep when the last line was written
/// @param ended whether the run came to its end by itself, so that only containers or volumes are
///   left
/// @param left what is still to be undone
public record UnfinishedRun(
        String setId,
        RunJournal.Kind kind,
        String subject,
        Path store,
        Instant started,
        Instant lastStep,
        boolean ended,
        Left left) {

    /// The run in words: `an interrupted restore of prefect-v2`.
    public String words() {
        return "%s %s of %s".formatted(ended ? "a" : "an interrupted", kind.words(), subject);
    }

    /// A sentence about what became of it: `A restore of prefect-v2 was interrupted; …`.
    public String sentence(String what) {
        return "A %s of %s %s; %s".formatted(kind.words(), subject, ended ? "failed" : "was interrupted", what);
    }

    /// What is still to be undone.
    ///
    /// @param quiet containers that may still be paused or stopped, in the order in which they were
    /// @param temporary names of containers that were made for the run
    /// @param replacing volumes that may hold a part of their new content (programs before layout
    ///   2) → where their old one is kept, if they held any
    /// @param staged volumes in which new content was being unpacked beside the old → its token
    /// @param committed whether the new content of [#staged] counts: only the old one is still to
    ///   be removed
    /// @param created volumes that were made for the run
    /// @param drafts ids of sets that may be half-written
    public record Left(
            List<QuietContainer> quiet,
            List<String> temporary,
            Map<String, Optional<Path>> replacing,
            Map<String, String> staged,
            boolean committed,
            List<String> created,
            List<String> drafts) {

        /// Copies the collections, keeping their order.
        public Left {
            quiet = List.copyOf(quiet);
            temporary = List.copyOf(temporary);
            replacing = Collections.unmodifiableMap(new LinkedHashMap<>(replacing));
            staged = Collections.unmodifiableMap(new LinkedHashMap<>(staged));
            created = List.copyOf(created);
            drafts = List.copyOf(drafts);
        }
    }
}
