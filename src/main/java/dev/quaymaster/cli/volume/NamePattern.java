package dev.quaymaster.cli.volume;

import dev.quaymaster.volume.name.VisibleName;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A pattern for names as shells have it: `*`, `?`, `[a-z]`, `[!a-z]` and `{this,that}`; a
/// backslash takes the next character as it is, `\xHH` is a byte. Any name can be asked about, in
/// any locale.
final class NamePattern {

    private static final Pattern BYTES = Pattern.compile("(?:\\\\x[0-9A-Fa-f]{2})+");

    private final Pattern pattern;

    private NamePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /// Reads a pattern.
    ///
    /// @throws PatternSyntaxException when a bracket or brace is not closed
    static NamePattern of(String text) {
        var regex = new StringBuilder();
        var inBraces = false;
        for (var at = 0; at < text.length(); ) {
            var point = text.codePointAt(at);
            var next = at + Character.charCount(point);
            switch (point) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '[' -> next = brackets(text, at, regex);
                case '{' -> {
                    if (inBraces) {
                        throw new PatternSyntaxException("braces in braces", text, at);
                    }
                    inBraces = true;
                    regex.append("(?:");
                }
                case '}' -> {
                    regex.append(inBraces ? ")" : "\\}");
                    inBraces = false;
                }
                case ',' -> regex.append(inBraces ? '|' : ',');
                case '\\' -> next = escape(text, at, regex);
                default -> regex.append(Pattern.quote(Character.toString(point)));
            }
            at = next;
        }
        if (inBraces) {
            throw new PatternSyntaxException("a brace is not closed", text, text.length());
        }
        return new NamePattern(Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    /// @return where the text goes on
    private static int escape(String text, int at, StringBuilder regex) {
        if (at + 1 == text.length()) {
            throw new PatternSyntaxException("nothing follows the backslash", text, at);
        }
        var bytes = BYTES.matcher(text).region(at, text.length());
        if (bytes.lookingAt()) {
            regex.append(Pattern.quote(VisibleName.read(bytes.group())));
            return bytes.end();
        }
        var point = text.codePointAt(at + 1);
        regex.append(Pattern.quote(Character.toString(point)));
        return at + 1 + Character.charCount(point);
    }

    private static int brackets(String text, int at, StringBuilder regex) {
        var end = text.indexOf(']', at + 2);
        if (end < 0) {
            throw new PatternSyntaxException("a bracket is not closed", text, at);
        }
        var inside = text.substring(at + 1, end);
        var not = inside.startsWith("!") || inside.startsWith("^");
        regex.append(not ? "[^" : "[");
        inside.substring(not ? 1 : 0).codePoints().forEach(point -> {
            if (point != '-' && !Character.isLetterOrDigit(point)) {
                regex.append('\\');
            }
            regex.appendCodePoint(point);
        });
        regex.append(']');
        return end + 1;
    }

    /// Whether the name is one of those meant.
    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }
}
