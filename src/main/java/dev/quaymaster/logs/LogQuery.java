package dev.quaymaster.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What is looked for in lines.
///
/// @param pattern finds it
public record LogQuery(Pattern pattern) {

    /// A place in a line.
    ///
    /// @param start of its first character
    /// @param end after its last character
    public record Span(int start, int end) {}

    /// How a query is written.
    ///
    /// @param regex as a regular expression rather than plain words
    /// @param matchCase whether capitals count
    public record Style(boolean regex, boolean matchCase) {}

    /// Makes a query.
    ///
    /// @param text what is looked for, not empty
    /// @param style how it is written
    /// @throws PatternSyntaxException when it is no regular expression
    public static LogQuery of(String text, Style style) {
        var flags = style.matchCase() ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return new LogQuery(Pattern.compile(text, style.regex() ? flags : flags | Pattern.LITERAL));
    }

    /// Whether a line has it.
    ///
    /// @param plain the line without terminal codes
    public boolean in(String plain) {
        return pattern.matcher(plain).find();
    }

    /// Where a line has it; places of no width are left out.
    ///
    /// @param plain the line without terminal codes
    public List<Span> spans(String plain) {
        var spans = new ArrayList<Span>();
        var matcher = pattern.matcher(plain);
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                spans.add(new Span(matcher.start(), matcher.end()));
            }
        }
        return List.copyOf(spans);
    }
}
