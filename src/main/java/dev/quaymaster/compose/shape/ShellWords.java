package dev.quaymaster.compose.shape;

import java.util.ArrayList;
import java.util.List;

/// Splits a command written as one text into words, as the reference does.
///
/// It is no shell: outside of quotes the command ends at the first `;`, `&`, `|`, `<` or `>`, so
/// `sh -c x && y` runs `sh -c x`. Kept, because the same file must run the same command everywhere.
final class ShellWords {

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private boolean escaped;
    private boolean doubleQuoted;
    private boolean singleQuoted;
    private boolean backQuoted;
    private boolean substituted;

    private ShellWords(String line) {
        this.line = line;
    }

    static List<String> split(String line) throws BadValueException {
        return new ShellWords(line).split();
    }

    private List<String> split() throws BadValueException {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (isEnd(c)) {
                if (c == '>' && !word.isEmpty() && Character.isDigit(word.charAt(0))) {
                    inWord = false;
                }
                break;
            }
            take(c);
        }
        endWord();
        if (escaped || quoted()) {
            throw malformed();
        }
        return words;
    }

    private boolean isEnd(char c) {
        return ";&|<>".indexOf(c) >= 0 && !escaped && !quoted();
    }

    private boolean quoted() {
        return singleQuoted || doubleQuoted || backQuoted || substituted;
    }

    private void take(char c) throws BadValueException {
        if (escaped) {
            escaped = false;
            add(c);
        } else if (c == '\\' && !singleQuoted) {
            escaped = true;
        } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            blank(c);
        } else if (!quote(c)) {
            add(c);
        }
    }

    private void blank(char c) {
        if (quoted()) {
            word.append(c);
        } else {
            endWord();
        }
    }

    /// Follows quotes and `$( )`; true when the character itself is no part of the word.
    private boolean quote(char c) throws BadValueException {
        switch (c) {
            case '"' -> {
                if (!singleQuoted && !substituted) {
                    inWord = inWord || doubleQuoted;
                    doubleQuoted = !doubleQuoted;
                    return true;
                }
            }
            case '\'' -> {
                if (!doubleQuoted && !substituted) {
                    inWord = inWord || singleQuoted;
                    singleQuoted = !singleQuoted;
                    return true;
                }
            }
            case '`' -> backQuoted ^= !singleQuoted && !doubleQuoted && !substituted;
            case ')' -> substituted ^= !singleQuoted && !doubleQuoted && !backQuoted;
            case '(' -> openSubstitution();
            default -> {
                return false;
            }
        }
        return false;
    }

    private void openSubstitution() throws BadValueException {
        if (singleQuoted || doubleQuoted || backQuoted) {
            return;
        }
        if (substituted || !word.toString().endsWith("$")) {
            throw malformed();
        }
        substituted = true;
    }

    private void add(char c) {
        inWord = true;
        word.append(c);
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
    }

    private BadValueException malformed() {
        return new BadValueException(
                "the command \"%s\" has quotes or brackets that do not match; write it as a list".formatted(line));
    }
}
