package dev.quaymaster.compose.edit;

import dev.quaymaster.compose.Secrets;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.AliasToken;
import org.yaml.snakeyaml.tokens.AnchorToken;
import org.yaml.snakeyaml.tokens.KeyToken;
import org.yaml.snakeyaml.tokens.ScalarToken;
import org.yaml.snakeyaml.tokens.TagToken;
import org.yaml.snakeyaml.tokens.Token;
import org.yaml.snakeyaml.tokens.ValueToken;

/// Colours YAML by the tokens of SnakeYAML. Where these end because the text is broken, they begin
/// anew in the next line.
final class YamlColours {

    private static final int MOST_BROKEN_PLACES = 100;
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d[\\d_]*)(\\.\\d*)?([eE][-+]?\\d+)?|0[xo][0-9a-fA-F]+");
    private static final Pattern TRUTH = Pattern.compile("true|false|null|~|yes|no|on|off", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final boolean secretsMarked;
    private final List<String> lines;
    private final LineSpans spans;

    /// whether it has characters of two units, of which SnakeYAML knows nothing
    private final boolean wide;

    /// where the scanner began
    private int start;

    /// where the last token or comment ended
    private int end;

    /// the last index that was asked for, and where it is in the text
    private int cursorIndex;

    private int cursor;

    private boolean keyFollows;
    private String key = "";

    YamlColours(String text, boolean secretsMarked) {
        this.text = text;
        this.secretsMarked = secretsMarked;
        this.lines = Colours.lines(text);
        this.spans = new LineSpans(lines);
        this.wide = text.chars().anyMatch(c -> Character.isSurrogate((char) c));
    }

    List<ColouredLine> lines() {
        for (int broken = 0; start < text.length() && broken < MOST_BROKEN_PLACES; broken++) {
            start = scan();
        }
        comments(text.length());
        return spans.toLines();
    }

    /// Scans to the end or to where the text is broken.
    ///
    /// @return where to go on
    private int scan() {
        try (var reader = new StringReader(text)) {
            reader.skip(start);
            cursor = start;
            cursorIndex = 0;
            var scanner = new ScannerImpl(new StreamReader(reader), new LoaderOptions());
            while (!scanner.checkToken(Token.ID.StreamEnd)) {
                add(scanner.getToken());
            }
            return text.length();
        } catch (MarkedYAMLException e) {
            var mark = e.getContextMark() == null ? e.getProblemMark() : e.getContextMark();
            int at = mark == null ? text.length() : Math.max(end, at(mark.getIndex()));
            int newLine = text.indexOf('\n', at);
            return newLine < 0 ? text.length() : newLine + 1;
        } catch (YAMLException | IOException e) {
            // not even characters: the rest stays as it is
            return text.length();
        }
    }

    /// SnakeYAML counts characters outside of the basic plane once, strings count them twice.
    private int at(int index) {
        if (!wide) {
            return start + index;
        }
        cursor = text.offsetByCodePoints(cursor, index - cursorIndex);
        cursorIndex = index;
        return cursor;
    }

    private void add(Token token) {
        switch (token) {
            case KeyToken _ -> keyFollows = true;
            case ValueToken _ -> keyFollows = false;
            case ScalarToken scalar -> scalar(scalar);
            case AnchorToken _, AliasToken _, TagToken _ -> span(token, Span.Kind.TAG);
            default -> {
                // dashes, brackets and commas look like any text
            }
        }
    }

    private void span(Token token, Span.Kind kind) {
        int from = at(token.getStartMark().getIndex());
        comments(from);
        end = at(token.getEndMark().getIndex());
        spans.add(from, end, kind);
    }

    private void scalar(ScalarToken scalar) {
        if (keyFollows) {
            keyFollows = false;
            key = scalar.getValue();
            span(scalar, Span.Kind.KEY);
            return;
        }
        int from = at(scalar.getStartMark().getIndex());
        comments(from);
        end = at(scalar.getEndMark().getIndex());
        var written = text.substring(from, end);
        var secrets = secretsMarked ? Secrets.in(key, written) : List.<Secrets.Part>of();
        for (var secret : secrets) {
            spans.add(from + secret.from(), from + secret.to(), Span.Kind.SECRET);
        }
        if (!secrets.isEmpty()) {
            return;
        }
        if (!scalar.getPlain()) {
            value(written, from, true);
        } else if (NUMBER.matcher(written).matches()) {
            spans.add(from, end, Span.Kind.NUMBER);
        } else if (TRUTH.matcher(written).matches()) {
            spans.add(from, end, Span.Kind.TRUTH);
        } else {
            value(written, from, false);
        }
    }

    private void value(String written, int from, boolean isText) {
        int at = from;
        var reference = VariableReferences.REFERENCE.matcher(written);
        while (reference.find()) {
            if (!reference.group().equals("$$")) {
                text(at, from + reference.start(), isText);
                at = from + reference.end();
                spans.add(from + reference.start(), at, Span.Kind.VARIABLE);
            }
        }
        text(at, from + written.length(), isText);
    }

    private void text(int from, int to, boolean isText) {
        if (isText && to > from) {
            spans.add(from, to, Span.Kind.TEXT);
        }
    }

    /// Between tokens there are only blanks and comments.
    private void comments(int until) {
        int at = Math.max(end, start);
        while (at < until) {
            int newLine = text.indexOf('\n', at);
            int lineEnd = newLine < 0 || newLine > until ? until : newLine;
            int comment = text.indexOf('#', at);
            if (comment >= at && comment < lineEnd && isBetweenBlanks(at, comment)) {
                spans.add(comment, lineEnd, Span.Kind.COMMENT);
            }
            at = lineEnd + 1;
        }
        end = Math.max(end, until);
    }

    private boolean isBetweenBlanks(int from, int to) {
        return text.substring(from, to).chars().allMatch(c -> " \t-[]{},:?".indexOf(c) >= 0);
    }
}
