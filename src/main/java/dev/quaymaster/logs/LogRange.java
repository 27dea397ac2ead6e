package dev.quaymaster.logs;

import dev.quaymaster.engine.LogRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// Which part of the logs is read.
public sealed interface LogRange {

    /// The usual: enough to see what happened lately, read in no time.
    static LogRange latest() {
        return new Newest(LATEST_LINES);
    }

    /// Of each container.
    int LATEST_LINES = 5_000;

    /// So many of the last lines of each container, and what comes.
    record Newest(int lines) implements LogRange {}

    /// From so long ago on, and what comes.
    record Back(Duration duration) implements LogRange {}

    /// All that the engine has, and what comes.
    record Everything() implements LogRange {}

    /// Between two moments.
    ///
    /// @param until absent for no end
    record Between(Instant since, Optional<Instant> until) implements LogRange {}

    /// What to ask the engine for.
    ///
    /// @param now the engine's idea of it, as far as known
    default LogRequest request(Instant now) {
        return switch (this) {
            case Newest newest -> LogRequest.follow(newest.lines());
            case Back back -> since(now.minus(back.duration()), Optional.empty());
            case Everything all -> new LogRequest(true, OptionalInt.empty(), Optional.empty(), Optional.empty());
            case Between between -> since(between.since(), between.until());
        };
    }

    /// Whether new lines belong to it.
    default boolean goesOn() {
        return !(this instanceof Between between) || between.until().isEmpty();
    }

    private static LogRequest since(Instant since, Optional<Instant> until) {
        return new LogRequest(until.isEmpty(), OptionalInt.empty(), Optional.of(since), until);
    }
}
