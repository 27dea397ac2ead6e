package dev.quaymaster.cli.console;

import dev.quaymaster.words.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Rows of text in columns as wide as they need to be, three blanks apart.
public final class Table {

    private static final String GAP = "   ";

    private final List<List<String>> rows = new ArrayList<>();

    /// @param header names of the columns
    public Table(String... header) {
        rows.add(List.of(header));
    }

    /// Adds a row. No cell has more than one line, see [VisibleText].
    ///
    /// @param cells as many as there are columns
    public Table row(String... cells) {
        rows.add(Stream.of(cells).map(VisibleText::line).toList());
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
