package dev.quaymaster.compose.env;

import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads env files in the dialect of the reference: `KEY=value`, `KEY: value`, `export`, quotes,
/// escapes, comments, values over several lines, variables in values, and bare names that are taken
/// over from outside.
public final class DotEnv {

    private static final Pattern ESCAPE = Pattern.compile("\\\\([abcfnrtv$\"\\\\]|0\\d{0,3})");
    private static final Pattern EXPORT = Pattern.compile("^export\\s+");

    private final String text;
    private final Map<String, String> out;
    private final Lookup outside;
    private final Template template;
    private int at;

    private DotEnv(String text, Map<String, String> out, Lookup outside, Consumer<String> unset) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.out = out;
        this.outside = outside;
        this.template = new Template(outside.or(Lookup.in(out)), unset);
    }

    /// Reads a file's text into a map.
    ///
    /// @param text content of the file
    /// @param out takes the variables; those already there can be used in values
    /// @param outside variables that win over those of the file inside of values
    /// @param unset told the names of variables that are not set
    /// @throws DotEnvException when the text is no env file
    public static void read(String text, Map<String, String> out, Lookup outside, Consumer<String> unset)
            throws DotEnvException {
        new DotEnv(text, out, outside, unset).readAll();
    }

    private void readAll() throws DotEnvException {
        while (skipToStatement()) {
            readStatement();
        }
    }

    /// Moves over blanks and comments; false at the end.
    private boolean skipToStatement() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (isSpace(c) || c == '\n') {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private void readStatement() throws DotEnvException {
        var export = EXPORT.matcher(text).region(at, text.length());
        if (export.lookingAt()) {
            at = export.end();
        }
        int end = endOfKey();
        boolean bare = end == text.length() || text.charAt(end) == '\n';
        var key = text.substring(at, end).strip();
        if (key.indexOf(' ') >= 0) {
            throw failure("a variable's name cannot contain a blank: \"" + key + "\"");
        }
        at = Math.min(end + 1, text.length());
        if (bare) {
            outside.value(key).ifPresent(value -> out.put(key, value));
        } else {
            skipBlanks();
            out.put(key, readValue());
        }
    }

    private int endOfKey() throws DotEnvException {
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' || c == ':' || c == '\n') {
                return i;
            }
            if (!isSpace(c) && !Character.isLetterOrDigit(c) && "_.-[]".indexOf(c) < 0) {
                throw failure("unexpected character \"%s\" in a variable's name".formatted(c));
            }
        }
        return text.length();
    }

    private void skipBlanks() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private String readValue() throws DotEnvException {
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            return readQuoted(text.charAt(at));
        }
        int newLine = text.indexOf('\n', at);
        var line = text.substring(at, newLine < 0 ? text.length() : newLine);
        int comment = line.indexOf(" #");
        var value = replace((comment < 0 ? line : line.substring(0, comment)).stripTrailing());
        at = newLine < 0 ? text.length() : newLine + 1;
        return value;
    }

    private String readQuoted(char quote) throws DotEnvException {
        var value = new StringBuilder();
        boolean escaped = false;
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote && !escaped) {
                var content = value.toString();
                var read = quote == '"' ? replace(unescape(content)) : content;
                at = i + 1;
                return read;
            }
            if (c == '\\' && !escaped) {
                escaped = true;
                continue;
            }
            if (escaped && c != quote) {
                value.append('\\');
            }
            escaped = false;
            value.append(c);
        }
        throw failure("a quoted value has no closing " + quote);
    }

    private String replace(String value) throws DotEnvException {
        try {
            return template.replace(value);
        } catch (TemplateException e) {
            var failure = failure(String.valueOf(e.getMessage()));
            failure.initCause(e);
            throw failure;
        }
    }

    private static String unescape(String value) {
        return ESCAPE.matcher(value).replaceAll(match -> Matcher.quoteReplacement(escaped(match.group(1))));
    }

    private static String escaped(String sequence) {
        return switch (sequence.charAt(0)) {
            // stays escaped for the replacement of variables that follows
            case '$' -> "$$";
            case 'a' -> "\u0007";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'v' -> "\u000b";
            case '"', '\\' -> sequence;
            case '0' -> octal(sequence);
            default -> "\\" + sequence;
        };
    }

    /// Three octal digits make a character; anything else stays as it was written.
    private static String octal(String sequence) {
        var digits = sequence.substring(1);
        if (digits.length() != 3 || !digits.matches("[0-3][0-7]{2}")) {
            return "\\" + sequence;
        }
        return String.valueOf((char) Integer.parseInt(digits, 8));
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == 0x0b || c == 0x85 || c == 0xa0;
    }

    private DotEnvException failure(String message) {
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        return new DotEnvException(line, message);
    }
}
