package dev.quaymaster.cli.console;

import java.util.ArrayList;
import java.util.List;

/// Rows of text in columns as wide as they need to be, three blanks apart.
public final class Table {

    private static final String GAP = "   ";

    private final List<List<String>> rows = new ArrayList<>();

    /// @param header names of the columns
    public Table(String... header) {
        rows.add(List.of(header));
    }

    /// Adds a row.
    ///
    /// @param cells as many as there are columns
    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /// The table, one line a row, each with a line end.
    @Override
    public String toString() {
        var widths = widths();
        var text = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder();
            for (var i = 0; i < row.size(); i++) {
                line.append(row.get(i));
                line.repeat(' ', widths[i] - row.get(i).length()).append(GAP);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int[] widths() {
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (var i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }
}
