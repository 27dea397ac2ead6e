package dev.quaymaster.logs;

import java.util.Optional;

/// Which lines are wanted.
///
/// @param service only of this service; empty for all
/// @param least at least so serious
/// @param query only lines that have it
public record LogFilter(Optional<String> service, LogLevel least, Optional<LogQuery> query) {

    /// Everything.
    public static final LogFilter ALL = new LogFilter(Optional.empty(), LogLevel.DEBUG, Optional.empty());

    /// The same for one service, or for all.
    public LogFilter ofService(Optional<String> newService) {
        return new LogFilter(newService, least, query);
    }

    /// The same from this level on.
    public LogFilter from(LogLevel newLeast) {
        return new LogFilter(service, newLeast, query);
    }

    /// The same with another query.
    public LogFilter finding(Optional<LogQuery> newQuery) {
        return new LogFilter(service, least, newQuery);
    }

    /// Whether a line's origin and level are wanted; its text may still rule it out.
    boolean admits(LogOrigin origin, LogLevel level) {
        return level.compareTo(least) >= 0
                && service.map(origin.service()::equals).orElse(true);
    }

    boolean admits(String raw) {
        return query.isEmpty() || query.get().in(AnsiText.plain(raw));
    }
}
