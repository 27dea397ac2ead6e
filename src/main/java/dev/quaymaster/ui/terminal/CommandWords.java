package dev.quaymaster.ui.terminal;

import java.util.ArrayList;
import java.util.List;

/// Splits a typed command into words at its spaces; quotes keep a word together, a backslash takes
/// the next character as it is. Nothing else has a meaning: there is no shell.
public final class CommandWords {

    private CommandWords() {}

    /// The words of a line.
    public static List<String> of(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var inWord = false;
        var quote = '\0';
        for (var at = 0; at < line.length(); at++) {
            var one = line.charAt(at);
            if (quote != '\0' && one == quote) {
                quote = '\0';
            } else if (quote == '\0' && (one == '"' || one == '\'')) {
                quote = one;
                inWord = true;
            } else if (one == '\\' && quote != '\'' && at + 1 < line.length()) {
                word.append(line.charAt(++at));
                inWord = true;
            } else if (quote == '\0' && Character.isWhitespace(one)) {
                if (inWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                inWord = false;
            } else {
                word.append(one);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return List.copyOf(words);
    }
}
