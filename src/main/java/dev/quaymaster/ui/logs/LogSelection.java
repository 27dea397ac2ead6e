package dev.quaymaster.ui.logs;

import dev.quaymaster.logs.LogEntry;

/// The text between two spots.
///
/// @param anchor where it was begun
/// @param head where it ends now, before or after the anchor
record LogSelection(LogSpot anchor, LogSpot head) {

    static LogSelection at(LogSpot spot) {
        return new LogSelection(spot, spot);
    }

    LogSelection to(LogSpot spot) {
        return new LogSelection(anchor, spot);
    }

    boolean empty() {
        return anchor.equals(head);
    }

    LogSpot start() {
        return anchor.compareTo(head) <= 0 ? anchor : head;
    }

    LogSpot end() {
        return anchor.compareTo(head) <= 0 ? head : anchor;
    }

    /// The first selected column of a line; its length when none is.
    int from(LogEntry.Key line, int length) {
        var order = line.compareTo(start().line());
        return order < 0 ? length : order == 0 ? Math.min(length, start().column()) : 0;
    }

    /// After the last selected column of a line.
    int to(LogEntry.Key line, int length) {
        var order = line.compareTo(end().line());
        return order > 0 ? 0 : order == 0 ? Math.min(length, end().column()) : length;
    }
}
