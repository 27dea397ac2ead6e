package dev.quaymaster.compose.edit;

import dev.quaymaster.compose.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Colours env files line by line; a secret of several lines is covered to its closing quote.
final class EnvColours {

    private static final Pattern STATEMENT =
            Pattern.compile("\\s*(?:export\\s+)?(?<name>[\\w.\\-\\[\\]]+)\\s*[=:]\\s*(?<value>.*)");
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*$");

    private final List<ColouredLine> lines = new ArrayList<>();
    private String name = "";

    /// the quote that is still open from an earlier line, blank for none
    private char open = ' ';

    private EnvColours() {}

    static List<ColouredLine> lines(String text) {
        var colours = new EnvColours();
        Colours.lines(text).forEach(colours::add);
        return colours.lines;
    }

    private void add(String line) {
        var spans = new ArrayList<Span>();
        if (open != ' ') {
            int end = line.indexOf(open);
            value(line, 0, end < 0 ? line.length() : end, spans);
            open = end < 0 ? open : ' ';
        } else if (line.stripLeading().startsWith("#")) {
            spans.add(new Span(0, line.length(), Span.Kind.COMMENT));
        } else {
            statement(line, spans);
        }
        lines.add(new ColouredLine(line, spans));
    }

    private void statement(String line, List<Span> spans) {
        var statement = STATEMENT.matcher(line);
        if (!statement.matches()) {
            return;
        }
        name = statement.group("name");
        spans.add(new Span(statement.start("name"), statement.end("name"), Span.Kind.KEY));
        int from = statement.start("value");
        var value = statement.group("value");
        if (value.startsWith("\"") || value.startsWith("'")) {
            int end = line.indexOf(value.charAt(0), from + 1);
            open = end < 0 ? value.charAt(0) : ' ';
            value(line, from + 1, end < 0 ? line.length() : end, spans);
            return;
        }
        var comment = COMMENT.matcher(value);
        int end = from + (comment.find() ? comment.start() : value.length());
        value(line, from, end, spans);
        if (end < line.length()) {
            spans.add(new Span(end, line.length(), Span.Kind.COMMENT));
        }
    }

    private void value(String line, int from, int to, List<Span> spans) {
        var value = line.substring(from, to);
        var secrets = Secrets.in(name, value);
        for (var part : secrets) {
            spans.add(new Span(from + part.from(), from + part.to(), Span.Kind.SECRET));
        }
        if (secrets.isEmpty()) {
            VariableReferences.spans(value, from, spans);
        }
    }
}
