package dev.quaymaster.compose.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// One line of a YAML file, as far as its indentation and its first words tell.
///
/// @param steps dashes and the key, from left to right
/// @param rest what follows them
/// @param restColumn where that begins, from 0
record SourceLine(List<Step> steps, String rest, int restColumn) {

    /// What leads one level deeper.
    sealed interface Step {

        /// Where it begins, from 0.
        int column();

        /// An item of a list begins.
        record Dash(int column) implements Step {}

        /// The value of a key begins.
        record Key(int column, String name) implements Step {}
    }

    private static final Pattern KEY =
            Pattern.compile("(\"(?<quoted>[^\"]*)\"|'(?<single>[^']*)'|(?<plain>[^\\s#\\[{&*!|>'\"-]"
                    + "[^\\s:]*|<<))\\s*:(?=\\s|$)\\s*");

    /// Copies the steps.
    SourceLine {
        steps = List.copyOf(steps);
    }

    /// Reads a line.
    ///
    /// @param line without its end
    static SourceLine of(String line) {
        var steps = new ArrayList<Step>();
        int at = blanks(line, 0);
        while (at < line.length()
                && line.charAt(at) == '-'
                && (at + 1 == line.length() || line.charAt(at + 1) == ' ')) {
            steps.add(new Step.Dash(at));
            at = blanks(line, at + 1);
        }
        var key = KEY.matcher(line).region(at, line.length());
        if (key.lookingAt()) {
            var name = key.group("quoted") != null ? key.group("quoted") : key.group("single");
            steps.add(new Step.Key(at, name == null ? key.group("plain") : name));
            at = key.end();
        }
        return new SourceLine(steps, line.substring(at), at);
    }

    private static int blanks(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /// Whether nothing but a comment stands here.
    boolean isEmpty() {
        return steps.isEmpty() && (rest.isBlank() || rest.startsWith("#"));
    }

    /// Where the first thing begins, from 0.
    int column() {
        return steps.isEmpty() ? restColumn : steps.getFirst().column();
    }

    /// Whether the following, deeper lines are a text.
    boolean opensText() {
        return rest.startsWith("|") || rest.startsWith(">");
    }
}
