package dev.quaymaster.compose.edit;

import java.util.ArrayList;
import java.util.List;

/// Collects spans of a whole text, from its begin to its end, and cuts them into lines.
final class LineSpans {

    private final List<String> lines;
    private final List<List<Span>> spans = new ArrayList<>();
    private int line;
    private int lineStart;

    LineSpans(List<String> lines) {
        this.lines = lines;
        lines.forEach(_ -> spans.add(new ArrayList<>()));
    }

    /// Adds a span that begins where the last one ended, or later.
    ///
    /// @param from first character of the text, from 0
    /// @param to the one after the last
    void add(int from, int to, Span.Kind kind) {
        int at = from;
        while (at < to && line < lines.size()) {
            int end = lineStart + lines.get(line).length();
            if (at <= end) {
                int until = Math.min(to, end);
                if (until > at) {
                    spans.get(line).add(new Span(at - lineStart, until - lineStart, kind));
                }
                if (to <= end) {
                    return;
                }
            }
            lineStart = end + 1;
            line++;
            at = Math.max(at, lineStart);
        }
    }

    List<ColouredLine> toLines() {
        var coloured = new ArrayList<ColouredLine>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            coloured.add(new ColouredLine(lines.get(i), spans.get(i)));
        }
        return coloured;
    }
}
