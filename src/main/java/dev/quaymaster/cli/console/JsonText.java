package dev.quaymaster.cli.console;

import dev.quaymaster.compose.CanonicalJson;
import dev.quaymaster.words.VisibleText;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// JSON as it is printed: what a terminal would obey, or an eye would not see, is escaped in it,
/// and so are halves of a pair. Whoever reads the JSON gets every character back.
public final class JsonText {

    private JsonText() {}

    /// One document, one value a line.
    public static String pretty(JsonFields tree) {
        return escaped(CanonicalJson.pretty(tree.fields()));
    }

    /// One document that is a list.
    public static String pretty(Collection<JsonFields> trees) {
        return escaped(
                CanonicalJson.pretty(trees.stream().map(JsonFields::fields).toList()));
    }

    /// One document that is a list of names.
    public static String names(List<String> names) {
        return escaped(CanonicalJson.pretty(names));
    }

    /// One document on one line.
    public static String compact(JsonFields tree) {
        return escaped(CanonicalJson.compact(tree.fields()));
    }

    /// JSON that is there already. Between its values stand only blanks and line ends, which stay.
    public static String escaped(String json) {
        if (json.codePoints().noneMatch(JsonText::isEscaped)) {
            return json;
        }
        var escaped = new StringBuilder(json.length() + 32);
        json.codePoints().forEach(point -> {
            if (isEscaped(point)) {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }

    private static boolean isEscaped(int point) {
        return VisibleText.isHidden(point) && point != '\n' && point != '\r' && point != '\t';
    }
}
