package dev.quaymaster.compose.env;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Replaces variables in a text by the rules of the compose specification: `$NAME`, `${NAME}`,
/// `${NAME:-default}`, `${NAME-default}`, `${NAME:?error}`, `${NAME?error}`, `${NAME:+instead}`,
/// `${NAME+instead}`, nested at will, and `$$` for a dollar.
///
/// As in the reference, texts after an operator are replaced even where they are not needed, so a
/// `:?` inside of them always counts.
public final class Template {

    private static final Pattern NAME = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");

    /// deeper nesting is nobody's intention, and a stack overflow nobody's error message
    private static final int DEEPEST = 50;

    /// values made of values made of values grow without end
    private static final int LONGEST = 1024 * 1024;

    private final Lookup lookup;
    private final Consumer<String> unset;

    /// A template engine.
    ///
    /// @param lookup what variables stand for
    /// @param unset told the name of each variable that is not set and has no default
    public Template(Lookup lookup, Consumer<String> unset) {
        this.lookup = lookup;
        this.unset = unset;
    }

    /// Replaces the variables of a text.
    ///
    /// @param text text
    /// @return text without variables
    /// @throws TemplateException when a required variable is missing or the text is malformed
    public String replace(String text) {
        return replace(text, 0);
    }

    private String replace(String text, int depth) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        if (depth > DEEPEST) {
            throw new TemplateException("variables are nested too deeply");
        }
        var out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int dollar = text.indexOf('$', at);
            if (dollar < 0 || dollar == text.length() - 1) {
                break;
            }
            out.append(text, at, dollar);
            at = replaceOne(text, dollar, out, depth);
            if (out.length() > LONGEST) {
                throw new TemplateException("variables make this too long to be meant");
            }
        }
        return out.append(text, at, text.length()).toString();
    }

    /// Handles what begins with the dollar and returns where the rest begins.
    private int replaceOne(String text, int dollar, StringBuilder out, int depth) {
        char next = text.charAt(dollar + 1);
        if (next == '$') {
            out.append('$');
            return dollar + 2;
        }
        if (next == '{') {
            return replaceBraced(text, dollar, out, depth);
        }
        var name = nameAt(text, dollar + 1);
        if (name.isEmpty()) {
            out.append('$');
            return dollar + 1;
        }
        out.append(plain(name));
        return dollar + 1 + name.length();
    }

    private int replaceBraced(String text, int dollar, StringBuilder out, int depth) {
        var name = nameAt(text, dollar + 2);
        int afterName = dollar + 2 + name.length();
        if (name.isEmpty()) {
            throw malformed(text);
        }
        if (text.startsWith("}", afterName)) {
            out.append(plain(name));
            return afterName + 1;
        }
        var operator = Operator.at(text, afterName).orElseThrow(() -> malformed(text));
        int close = closingBrace(text, dollar);
        int wordStart = afterName + operator.sign.length();
        if (close < wordStart) {
            throw malformed(text);
        }
        var word = replace(text.substring(wordStart, close), depth + 1);
        out.append(operator.apply(name, lookup.value(name), word));
        return close + 1;
    }

    private String plain(String name) {
        var value = lookup.value(name);
        if (value.isEmpty()) {
            unset.accept(name);
        }
        return value.orElse("");
    }

    private static String nameAt(String text, int from) {
        var matcher = NAME.matcher(text).region(from, text.length());
        return matcher.lookingAt() ? matcher.group() : "";
    }

    /// The brace that closes the one after the dollar, or the line's last one where braces are
    /// uneven.
    private static int closingBrace(String text, int dollar) {
        int lineEnd = text.indexOf('\n', dollar);
        int last = text.lastIndexOf('}', lineEnd < 0 ? text.length() : lineEnd);
        int open = 0;
        for (int i = dollar; i <= last; i++) {
            if (text.charAt(i) == '}' && --open == 0) {
                return i;
            }
            if (text.charAt(i) == '{') {
                open++;
                // the reference does not look at the character after a brace
                i++;
            }
        }
        return last;
    }

    private static TemplateException malformed(String text) {
        return new TemplateException(
                "malformed variable in \"%s\"; write $$ for a literal dollar sign".formatted(text));
    }

    private enum Operator {
        REQUIRED_NOT_EMPTY(":?"),
        DEFAULT_WHEN_EMPTY(":-"),
        INSTEAD_WHEN_NOT_EMPTY(":+"),
        REQUIRED("?"),
        DEFAULT("-"),
        INSTEAD("+");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        static Optional<Operator> at(String text, int index) {
            for (var operator : values()) {
                if (text.startsWith(operator.sign, index)) {
                    return Optional.of(operator);
                }
            }
            return Optional.empty();
        }

        String apply(String name, Optional<String> value, String word) {
            var filled = value.filter(text -> !text.isEmpty());
            return switch (this) {
                case DEFAULT_WHEN_EMPTY -> filled.orElse(word);
                case DEFAULT -> value.orElse(word);
                case INSTEAD_WHEN_NOT_EMPTY -> filled.isPresent() ? word : "";
                case INSTEAD -> value.isPresent() ? word : "";
                case REQUIRED_NOT_EMPTY -> filled.orElseThrow(() -> missing(name, word));
                case REQUIRED -> value.orElseThrow(() -> missing(name, word));
            };
        }

        private static TemplateException missing(String name, String word) {
            var text = "required variable %s is not set".formatted(name);
            return new TemplateException(word.isBlank() ? text : text + ": " + word);
        }
    }
}
