package dev.quaymaster.ui.editor;

import dev.quaymaster.compose.edit.Indent;
import java.util.ArrayList;
import java.util.function.UnaryOperator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.model.TwoDimensional;

/// The keys that help to write YAML: Enter keeps the indentation, Tab and Shift+Tab change it,
/// Ctrl+/ makes comments of lines.
final class EditingKeys {

    private static final String STEP = "  ";
    private static final KeyCombination COMMENT = new KeyCodeCombination(KeyCode.SLASH, KeyCombination.SHORTCUT_DOWN);

    private final SourceArea area;

    EditingKeys(SourceArea area) {
        this.area = area;
    }

    /// Listens to the area from now on.
    void install() {
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        // the list of proposals listens to the same area and comes first
        if (!area.isEditable() || event.isConsumed()) {
            return;
        }
        if (COMMENT.match(event)) {
            comment();
        } else if (event.isShortcutDown() || event.isAltDown()) {
            return;
        } else if (event.getCode() == KeyCode.ENTER) {
            var line = area.getText(area.getCurrentParagraph());
            area.replaceSelection("\n" + Indent.after(line.substring(0, column(line))));
            area.requestFollowCaret();
        } else if (event.getCode() == KeyCode.TAB) {
            tab(event.isShiftDown());
        } else {
            return;
        }
        event.consume();
    }

    private int column(String line) {
        return Math.min(area.getCaretColumn(), line.length());
    }

    private void tab(boolean back) {
        if (back || area.getSelectedText().contains("\n")) {
            eachLine(line -> back ? outdented(line) : line.isBlank() ? line : STEP + line);
        } else {
            area.replaceSelection(STEP.substring(area.getCaretColumn() % STEP.length()));
        }
    }

    private static String outdented(String line) {
        if (line.startsWith(STEP)) {
            return line.substring(STEP.length());
        }
        return line.stripLeading().length() == line.length() ? line : line.substring(1);
    }

    private void comment() {
        int first = firstLine();
        boolean all = true;
        for (int line = first; line <= lastLine(); line++) {
            var text = area.getText(line);
            all &= text.isBlank() || text.stripLeading().startsWith("#");
        }
        boolean comments = all;
        eachLine(line -> comments ? uncommented(line) : line.isBlank() ? line : commented(line));
    }

    private static String commented(String line) {
        int at = line.length() - line.stripLeading().length();
        return line.substring(0, at) + "# " + line.substring(at);
    }

    private static String uncommented(String line) {
        return line.replaceFirst("# ?", "");
    }

    private int firstLine() {
        return area.offsetToPosition(area.getSelection().getStart(), TwoDimensional.Bias.Forward)
                .getMajor();
    }

    private int lastLine() {
        return area.offsetToPosition(area.getSelection().getEnd(), TwoDimensional.Bias.Backward)
                .getMajor();
    }

    private void eachLine(UnaryOperator<String> change) {
        int first = firstLine();
        int last = Math.max(first, lastLine());
        boolean several = last > first;
        int fromEnd = area.getLength() - area.getCaretPosition();
        var lines = new ArrayList<String>();
        for (int line = first; line <= last; line++) {
            lines.add(change.apply(area.getText(line)));
        }
        int begin = area.getAbsolutePosition(first, 0);
        int end = area.getAbsolutePosition(last, area.getParagraphLength(last));
        var text = String.join("\n", lines);
        area.replaceText(begin, end, text);
        if (several) {
            area.selectRange(begin, begin + text.length());
        } else {
            area.moveTo(Math.max(begin, area.getLength() - fromEnd));
        }
    }
}
