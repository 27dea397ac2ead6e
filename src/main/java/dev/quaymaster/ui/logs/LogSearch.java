package dev.quaymaster.ui.logs;

import dev.quaymaster.logs.LogBook;
import dev.quaymaster.logs.LogEntry;
import dev.quaymaster.logs.LogFilter;
import dev.quaymaster.logs.LogIndex;
import dev.quaymaster.logs.LogQuery;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is looked for in the lines that are shown, and where in what was found the user stands.
final class LogSearch implements AutoCloseable {

    private final LogBook book;
    private @Nullable LogIndex found;
    private LogEntry.@Nullable Key current;

    LogSearch(LogBook book) {
        this.book = book;
    }

    /// Looks for something else, or among other lines.
    ///
    /// @param filter lets the lines through that have it; without a query nothing is looked for
    void look(LogFilter filter) {
        close();
        found = filter.query().isPresent() ? book.index(filter) : null;
    }

    Optional<LogQuery> query() {
        return Optional.ofNullable(found).flatMap(index -> index.filter().query());
    }

    LogEntry.@Nullable Key current() {
        return current;
    }

    /// Goes to the next line that has it, after the last one from the first again.
    ///
    /// @param forward towards the end
    /// @param from where to begin when no line was found before
    Optional<LogEntry.Key> go(boolean forward, LogEntry.Key from) {
        var lines = found;
        if (lines == null || lines.size() == 0) {
            return Optional.empty();
        }
        var start = current == null ? from : current;
        var position = lines.before(start);
        if (forward
                && lines.line(position)
                        .filter(line -> line.key().equals(current))
                        .isPresent()) {
            position++;
        }
        var size = lines.size();
        var next = Math.floorMod(forward ? position : position - 1, size);
        var key = lines.line(next).map(LogEntry::key);
        current = key.orElse(null);
        return key;
    }

    /// `3 of 128`, with a plus while the search goes on.
    String words() {
        var lines = found;
        if (lines == null) {
            return "";
        }
        var size = lines.size();
        if (size == 0) {
            return lines.complete() ? "No line" : "Searching…";
        }
        var total = String.format(Locale.ROOT, "%,d%s", size, lines.complete() ? "" : "+");
        var standing = current;
        return standing == null
                ? total + (size == 1 ? " line" : " lines")
                : String.format(Locale.ROOT, "%,d of %s", lines.before(standing) + 1, total);
    }

    @Override
    public void close() {
        if (found != null) {
            found.close();
            found = null;
        }
        current = null;
    }
}
