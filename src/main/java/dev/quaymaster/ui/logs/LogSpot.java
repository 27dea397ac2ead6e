package dev.quaymaster.ui.logs;

import dev.quaymaster.logs.LogEntry;

/// Between two characters of a line.
///
/// @param line which line
/// @param column how many characters stand before it
record LogSpot(LogEntry.Key line, int column) implements Comparable<LogSpot> {

    @Override
    public int compareTo(LogSpot other) {
        var lines = line.compareTo(other.line);
        return lines != 0 ? lines : Integer.compare(column, other.column);
    }
}
