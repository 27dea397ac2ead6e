package dev.quaymaster.compose.edit;

import dev.quaymaster.compose.Secrets;
import java.util.List;

/// A line with what its characters are.
///
/// @param text the line without its end
/// @param spans from left to right, not overlapping; what is between them is nothing special
public record ColouredLine(String text, List<Span> spans) {

    /// Copies the spans.
    public ColouredLine {
        spans = List.copyOf(spans);
    }

    /// The text with its secrets covered.
    public String masked() {
        var masked = new StringBuilder(text);
        for (var span : spans.reversed()) {
            if (span.kind() == Span.Kind.SECRET) {
                masked.replace(span.from(), span.to(), Secrets.MASK);
            }
        }
        return masked.toString();
    }
}
