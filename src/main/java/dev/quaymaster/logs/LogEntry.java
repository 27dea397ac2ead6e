package dev.quaymaster.logs;

import java.time.Instant;

/// A line of a [LogBook].
///
/// @param key where it stands among all lines, for finding it again
/// @param origin who wrote it
/// @param level how serious it is
/// @param text as it was written, terminal codes included
public record LogEntry(Key key, LogOrigin origin, LogLevel level, String text) {

    /// A place in the time order of a book. It stays true while lines come and go around it.
    ///
    /// @param nanos since the epoch
    /// @param id the order of arrival, which decides between lines of the same time; it may wrap
    ///   around
    public record Key(long nanos, int id) implements Comparable<Key> {

        /// Before every line.
        public static final Key FIRST = new Key(Long.MIN_VALUE, 0);

        @Override
        public int compareTo(Key other) {
            return nanos != other.nanos ? Long.compare(nanos, other.nanos) : id - other.id;
        }
    }

    /// When the engine received it.
    public Instant time() {
        return LogTime.instant(key.nanos());
    }
}
