package dev.quaymaster.logs;

import java.time.Instant;

/// Times as nanoseconds since the epoch, which reach from 1678 to 2262.
final class LogTime {

    private static final long SECOND = 1_000_000_000L;

    private LogTime() {}

    static long nanos(Instant time) {
        return time.getEpochSecond() * SECOND + time.getNano();
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }
}
