package dev.quaymaster.compose.edit;

/// How far the next line is indented.
public final class Indent {

    private static final int STEP = 2;

    private Indent() {}

    /// The blanks a new line begins with.
    ///
    /// @param before the line that is ended, up to the caret
    public static String after(String before) {
        var line = SourceLine.of(before);
        var content = line.rest().strip();
        int column = line.column();
        if (line.isEmpty()) {
            return " ".repeat(Math.min(column, before.length()));
        }
        for (var step : line.steps()) {
            if (step instanceof SourceLine.Step.Key key) {
                column = key.column();
                if (content.isEmpty() || content.startsWith("#") || line.opensText()) {
                    column += STEP;
                }
            }
        }
        return " ".repeat(column);
    }
}
