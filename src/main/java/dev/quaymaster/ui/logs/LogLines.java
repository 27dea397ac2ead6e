package dev.quaymaster.ui.logs;

import dev.quaymaster.engine.LogLine;
import dev.quaymaster.files.AtomicFile;
import dev.quaymaster.logs.AnsiText;
import dev.quaymaster.logs.LogEntry;
import dev.quaymaster.logs.LogIndex;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.IntStream;

/// Log lines as text, for the clipboard and for files.
public final class LogLines {

    /// What may go to the clipboard at once.
    static final int COPIED_AT_MOST = 100_000;

    private LogLines() {}

    /// A line of one service with its time of day, without terminal codes.
    public static String withTime(LogLine line) {
        return LogPainter.TIME.format(line.time()) + " " + AnsiText.plain(line.text());
    }

    /// A line with its time and who wrote it.
    static String withOrigin(LogEntry entry) {
        return LogPainter.TIME.format(entry.time())
                + "  "
                + entry.origin().label()
                + "  "
                + AnsiText.plain(entry.text());
    }

    /// The selected text.
    static String selected(LogIndex index, LogSelection selection) {
        var text = new StringBuilder();
        var last = Math.min(index.before(selection.end().line()), index.size() - 1);
        var first = index.before(selection.start().line());
        for (var line = first; line <= last && line - first < COPIED_AT_MOST; line++) {
            var entry = index.line(line).orElse(null);
            if (entry != null) {
                var plain = AnsiText.plain(entry.text());
                var from = selection.from(entry.key(), plain.length());
                var to = selection.to(entry.key(), plain.length());
                text.append(plain, Math.min(from, to), to).append(line < last ? "\n" : "");
            }
        }
        return text.toString();
    }

    /// Whole lines with time and origin, from the first selected to the last.
    static String whole(LogIndex index, LogSelection selection) {
        var first = index.before(selection.start().line());
        var last = Math.min(index.before(selection.end().line()), first + COPIED_AT_MOST);
        return IntStream.rangeClosed(first, last)
                .mapToObj(index::line)
                .flatMap(Optional::stream)
                .map(LogLines::withOrigin)
                .reduce(new StringBuilder(), (all, one) -> all.append(one).append('\n'), StringBuilder::append)
                .toString();
    }

    /// Writes all lines of an index to a file, which is there whole or not at all.
    ///
    /// @return how many lines
    static int save(LogIndex index, Path file) throws IOException {
        var partial = file.resolveSibling(file.getFileName() + ".part");
        var count = 0;
        try {
            try (BufferedWriter out = Files.newBufferedWriter(partial)) {
                var end = index.line(index.size() - 1).map(LogEntry::key).orElse(LogEntry.Key.FIRST);
                var line = index.line(0);
                while (line.isPresent() && line.get().key().compareTo(end) <= 0) {
                    var entry = line.get();
                    out.write(entry.time() + "  " + entry.origin().label() + "  ");
                    out.write(AnsiText.plain(entry.text()));
                    out.newLine();
                    count++;
                    line = next(index, entry);
                }
            }
            AtomicFile.force(partial);
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
        return count;
    }

    /// By place rather than by position: lines come and leave meanwhile.
    private static Optional<LogEntry> next(LogIndex index, LogEntry after) {
        var key = after.key();
        return index.line(index.before(new LogEntry.Key(key.nanos(), key.id() + 1)));
    }
}
