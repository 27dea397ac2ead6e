package dev.quaymaster.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When, of what and by what a set was made.
///
/// @param id the name of the set folder
/// @param kind why it was made
/// @param stack the compose project, absent when single volumes were saved
/// @param started when the run began
/// @param finished when the last archive was complete
/// @param tool program and version that wrote the set
/// @param engine version of the engine it was taken from
/// @param origin whose set it is; absent in sets of layout 1, which nobody's retention touches
public record SetInfo(
        String id,
        SetKind kind,
        Optional<String> stack,
        Instant started,
        Instant finished,
        String tool,
        String engine,
        Optional<SetOrigin> origin) {

    /// How long the run took.
    public Duration took() {
        return Duration.between(started, finished);
    }
}
