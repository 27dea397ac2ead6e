package dev.quaymaster.engine;

import java.time.Instant;

/// One line of a container's log, without its line end.
///
/// @param time when the engine received it
public record LogLine(Instant time, Stream stream, String text) {

    /// Where a line was written to. With a terminal all is [#OUT].
    public enum Stream {
        /// Standard output.
        OUT,
        /// Standard error.
        ERR
    }
}
