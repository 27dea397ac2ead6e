package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.Secrets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Values as they may be shown: short, and without what is secret in them.
final class Masked {

    private static final int LONGEST = 60;

    /// `--password=…`, `TOKEN=…`, `splunk-token=…`
    private static final Pattern NAMED = Pattern.compile("-{0,2}([\\w.-]+)=(.*)");

    private Masked() {}

    /// Returns a line of words; one without words reads `(none)`.
    static String line(String text) {
        if (text.isEmpty()) {
            return "(none)";
        }
        var line =
                Arrays.stream(text.split(" ")).map(Masked::word).collect(Collectors.joining(" "));
        return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    }

    private static String word(String word) {
        var named = NAMED.matcher(word);
        if (!named.matches()) {
            return Secrets.masked("", word);
        }
        var value = named.group(2);
        var shown = Secrets.masked(named.group(1).replace('-', '_'), value);
        return word.substring(0, word.length() - value.length()) + shown;
    }
}
