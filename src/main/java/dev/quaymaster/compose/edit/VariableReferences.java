package dev.quaymaster.compose.edit;

import java.util.List;
import java.util.regex.Pattern;

/// Finds references to variables in a value.
final class VariableReferences {

    /// `$$` is a dollar sign; what follows it is no variable
    static final Pattern REFERENCE = Pattern.compile("\\$\\$|\\$\\{[^}\\n]*}|\\$[A-Za-z_]\\w*");

    private VariableReferences() {}

    /// Adds a span for each reference.
    ///
    /// @param value text
    /// @param column where it begins in its line
    /// @param spans takes them
    static void spans(String value, int column, List<Span> spans) {
        var reference = REFERENCE.matcher(value);
        while (reference.find()) {
            if (!reference.group().equals("$$")) {
                spans.add(new Span(column + reference.start(), column + reference.end(), Span.Kind.VARIABLE));
            }
        }
    }
}
