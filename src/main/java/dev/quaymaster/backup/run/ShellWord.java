package dev.quaymaster.backup.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/// Words for a POSIX shell: whatever is in them, the shell takes them for one word and a terminal
/// shows them without obeying them.
final class ShellWord {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._=/:@+,-]+");

    private ShellWord() {}

    /// The word as it is typed.
    static String quoted(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        return word.chars().anyMatch(ShellWord::isControl) ? printed(word) : "'" + word.replace("'", "'\\''") + "'";
    }

    /// The word as it is read by people, without control characters.
    static String shown(String word) {
        var text = new StringBuilder();
        word.codePoints()
                .forEach(one -> text.append(isControl(one) ? "\\u%04x".formatted(one) : Character.toString(one)));
        return text.toString();
    }

    /// Control characters of any kind, also those that turn the direction of a text.
    private static boolean isControl(int one) {
        return Character.isISOControl(one)
                || Character.getType(one) == Character.FORMAT
                || one == '\u2028'
                || one == '\u2029';
    }

    /// Line ends at the end of a word are lost in a command substitution; nothing else is.
    private static String printed(String word) {
        var octal = new StringBuilder();
        for (byte one : word.getBytes(UTF_8)) {
            octal.append("\\0%03o".formatted(one & 0xff));
        }
        return "\"$(printf %b '" + octal + "')\"";
    }
}
