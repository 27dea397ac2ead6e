package dev.quaymaster.ui.editor;

import dev.quaymaster.compose.edit.ColouredLine;
import dev.quaymaster.compose.edit.Colours;
import dev.quaymaster.editor.LineDiff;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What was typed since the file was saved, or, right after a save, what that changed.
final class ChangesPane extends SidePane {

    private final DiffList list;
    private final BooleanSupplier secretsShown;

    ChangesPane(BooleanSupplier secretsShown) {
        this(secretsShown, new DiffList("changes"));
    }

    private ChangesPane(BooleanSupplier secretsShown, DiffList list) {
        super("changes-pane", "Changes", list);
        this.list = list;
        this.secretsShown = secretsShown;
    }

    /// Compares two texts of a file.
    ///
    /// @param document the file
    /// @param before the old text
    /// @param after the new text
    /// @param what is compared, in words
    void show(EditorDocument document, String before, String after, String what) {
        var diff = difference(document, before, after, secretsShown.getAsBoolean());
        list.show(diff);
        setHeading(words(what, diff));
    }

    static String words(String what, LineDiff diff) {
        return diff.isEmpty() ? what : what + ": +" + diff.added() + " −" + diff.removed();
    }

    /// Compares two texts of a file; the secrets of an env file are covered.
    static LineDiff difference(EditorDocument document, String before, String after, boolean secretsShown) {
        boolean covered = document.isEnv() && !secretsShown;
        return LineDiff.of(lines(before, covered), lines(after, covered));
    }

    private static List<String> lines(String text, boolean covered) {
        var lines =
                covered ? Colours.env(text).stream().map(ColouredLine::masked).toList() : Colours.lines(text);
        // the end of the last line begins no line
        return lines.getLast().isEmpty() ? lines.subList(0, lines.size() - 1) : lines;
    }
}
