package dev.quaymaster.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// Which part of a log is wanted. Lines always carry the engine's time stamps.
///
/// @param follow whether to stay and hand over new lines as they come
/// @param tail only so many of the last lines; empty for all
public record LogRequest(boolean follow, OptionalInt tail, Optional<Instant> since, Optional<Instant> until) {

    /// The whole log so far.
    public static LogRequest all() {
        return new LogRequest(false, OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    /// The last lines so far.
    public static LogRequest last(int count) {
        return new LogRequest(false, OptionalInt.of(count), Optional.empty(), Optional.empty());
    }

    /// The last lines so far, then new ones as they come.
    public static LogRequest follow(int count) {
        return new LogRequest(true, OptionalInt.of(count), Optional.empty(), Optional.empty());
    }
}
