package dev.quaymaster.ui.editor;

import dev.quaymaster.compose.Severity;
import dev.quaymaster.compose.edit.ColouredLine;
import dev.quaymaster.compose.edit.Span;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// Turns coloured lines and marked problems into style classes.
final class StyledLines {

    private final StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();

    /// Adds the next line.
    void add(ColouredLine line, Optional<Mark> mark) {
        int length = line.text().length();
        int from = mark.map(one -> Math.min(one.column(), length)).orElse(length);
        int to = mark.isEmpty() ? length : endOfWord(line.text(), from);
        var wrong = mark.map(one -> one.severity() == Severity.ERROR ? "wrong" : "doubtful")
                .orElse("");
        int at = 0;
        for (var span : line.spans()) {
            pieces(at, span.from(), "", from, to, wrong);
            pieces(span.from(), span.to(), styleClass(span.kind()), from, to, wrong);
            at = span.to();
        }
        pieces(at, length, "", from, to, wrong);
        // the line's end counts as a character
        spans.add(List.of(), 1);
    }

    /// Everything added so far.
    StyleSpans<Collection<String>> toSpans() {
        return spans.create();
    }

    private void pieces(int begin, int end, String kind, int from, int to, String wrong) {
        add(begin, Math.min(end, from), kind, "");
        add(Math.max(begin, from), Math.min(end, to), kind, wrong);
        add(Math.max(begin, to), end, kind, "");
    }

    private void add(int begin, int end, String kind, String wrong) {
        if (end > begin) {
            var classes = kind.isEmpty()
                    ? (wrong.isEmpty() ? List.<String>of() : List.of(wrong))
                    : (wrong.isEmpty() ? List.of(kind) : List.of(kind, wrong));
            spans.add(classes, end - begin);
        }
    }

    private static String styleClass(Span.Kind kind) {
        return "code-" + kind.name().toLowerCase(Locale.ROOT);
    }

    private static int endOfWord(String line, int from) {
        int end = from;
        while (end < line.length() && " \t:,]}".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return end == from ? line.length() : end;
    }
}
