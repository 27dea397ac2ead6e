package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.Secrets;

/// Values as they may be shown: short, and without what is secret in them.
final class Masked {

    private static final int LONGEST = 60;

    private Masked() {}

    /// Returns a line of words; one without words reads `(none)`.
    static String line(String text) {
        if (text.isEmpty()) {
            return "(none)";
        }
        var line = Secrets.masked(text);
        return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    }
}
