package dev.quaymaster.ui.logs;

import dev.quaymaster.logs.AnsiText;
import dev.quaymaster.logs.LogEntry;

/// A line as it is drawn.
///
/// @param entry the line
/// @param text its text without codes, and the looks of its parts
record LogRow(LogEntry entry, AnsiText text) {

    static LogRow of(LogEntry entry) {
        return new LogRow(entry, AnsiText.of(entry.text()));
    }

    String plain() {
        return text.plain();
    }

    /// How many rows of the screen it takes.
    ///
    /// @param columns characters in a row; 0 for no wrapping
    int rows(int columns) {
        return columns <= 0 ? 1 : Math.max(1, (plain().length() + columns - 1) / columns);
    }
}
