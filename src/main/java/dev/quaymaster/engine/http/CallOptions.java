package dev.quaymaster.engine.http;

import java.time.Duration;
import java.util.Optional;

/// Tells what a request is for and how long it may take, for which docker-java has no place.
///
/// @param doing what it is for, as in "Can't *start container web*: …"
/// @param looks whether it only looks something up
/// @param streaming whether the answer is read while it still comes, so that `limit` ends with its
///   first lines
/// @param limit how long the answer may take; empty waits for ever
/// @param idleLimit how long nothing may come or go while it is waited for, to the end of the
///   answer's content; empty waits for ever
public record CallOptions(
        String doing, boolean looks, boolean streaming, Optional<Duration> limit, Optional<Duration> idleLimit) {

    private static final Duration LOOK = Duration.ofSeconds(60);
    private static final Duration CHANGE = Duration.ofMinutes(5);

    /// Looks something up; a minute is enough.
    public static CallOptions look(String doing) {
        return new CallOptions(doing, true, false, Optional.of(LOOK), Optional.empty());
    }

    /// Changes something; five minutes are enough.
    public static CallOptions change(String doing) {
        return new CallOptions(doing, false, false, Optional.of(CHANGE), Optional.empty());
    }

    /// The same with that limit.
    public CallOptions within(Duration newLimit) {
        return new CallOptions(doing, looks, streaming, Optional.of(newLimit), idleLimit);
    }

    /// The same without a limit.
    public CallOptions unlimited() {
        return new CallOptions(doing, looks, streaming, Optional.empty(), idleLimit);
    }

    /// The same, its answer read while it comes.
    public CallOptions whileItComes() {
        return new CallOptions(doing, looks, true, limit, idleLimit);
    }

    /// The same, given up when nothing comes or goes for so long.
    public CallOptions idleFor(Duration newLimit) {
        return new CallOptions(doing, looks, streaming, limit, Optional.of(newLimit));
    }
}
