package dev.quaymaster.backup.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// A run that was due and has not ended yet: it waits for its turn, is under way, or could not be
/// made because something was busy and is tried again. Written down, so that the next process
/// knows.
///
/// @param due the time of the schedule that it serves
/// @param notBefore when it is to be tried
/// @param busy how often something was busy
/// @param underWay whether it was begun and nobody noted its end: if its process is gone, it was
///   killed
/// @param cutShort how often its process was killed meanwhile
public record PendingRun(Instant due, Instant notBefore, int busy, boolean underWay, int cutShort) {

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /// Refuses what a damaged file may lack.
    public PendingRun {
        Objects.requireNonNull(due);
        Objects.requireNonNull(notBefore);
    }

    /// A run that nobody tried yet.
    static PendingRun of(Instant due, Instant now) {
        return new PendingRun(due, now, 0, false, 0);
    }

    /// Put off until then.
    PendingRun until(Instant moment) {
        return new PendingRun(due, moment, busy, underWay, cutShort);
    }

    /// As it begins.
    PendingRun begun() {
        return new PendingRun(due, notBefore, busy, true, cutShort);
    }

    /// As it was before it began.
    PendingRun putBack() {
        return new PendingRun(due, notBefore, busy, false, cutShort);
    }

    /// After its process was killed meanwhile.
    PendingRun afterKill(Instant now) {
        return new PendingRun(due, now, busy, false, cutShort + 1);
    }

    /// After something was busy: tried again after one minute, then two, four, at most an hour.
    PendingRun afterBusy(Instant now) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(busy, 10));
        var limited = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        return new PendingRun(due, now.plus(limited), busy + 1, false, cutShort);
    }

    /// Whether it may be tried at this moment. A pause that is longer than any pause comes from a
    /// clock that was set back.
    boolean ready(Instant now) {
        return !notBefore.isAfter(now) || notBefore.isAfter(now.plus(LONGEST_PAUSE));
    }
}
