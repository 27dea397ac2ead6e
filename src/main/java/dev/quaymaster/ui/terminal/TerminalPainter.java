package dev.quaymaster.ui.terminal;

import com.techsenger.jeditermfx.core.TextStyle;
import com.techsenger.jeditermfx.core.model.TerminalLine;
import com.techsenger.jeditermfx.core.model.TerminalSelection;
import dev.quaymaster.ui.kit.MonoFace;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;

/// Draws the rows of a terminal's screen.
final class TerminalPainter {

    /// Pixels around the screen.
    static final double MARGIN = 8;

    /// The second half of a character that is two cells wide.
    private static final char SECOND_HALF = '\uE000';

    private static final double FAINT = 0.6;

    private final GraphicsContext pen;
    private final TerminalColours colours;

    TerminalPainter(GraphicsContext pen, TerminalColours colours) {
        this.pen = pen;
        this.colours = colours;
        pen.setTextBaseline(VPos.BASELINE);
    }

    void clear() {
        pen.setFill(colours.ground());
        pen.fillRect(0, 0, pen.getCanvas().getWidth(), pen.getCanvas().getHeight());
    }

    /// Draws a row's text.
    ///
    /// @param line the text; the caller holds the lock
    /// @param row where on the pane, from 0
    void draw(TerminalLine line, int row, MonoFace face) {
        var top = MARGIN + row * face.height();
        var column = 0;
        for (var entry : line.getEntries()) {
            if (!entry.isNul() || TerminalColours.grounded(entry.getStyle())) {
                draw(entry.getText().toString(), entry.getStyle(), column, top, face);
            }
            column += entry.getLength();
        }
    }

    private void draw(String text, TextStyle style, int column, double top, MonoFace face) {
        var x = MARGIN + column * face.width();
        if (TerminalColours.grounded(style)) {
            pen.setFill(colours.background(style));
            pen.fillRect(x, top, text.length() * face.width(), face.height());
        }
        if (style.hasOption(TextStyle.Option.HIDDEN)) {
            return;
        }
        pen.setFill(colours.foreground(style));
        pen.setFont(style.hasOption(TextStyle.Option.BOLD) ? face.bold() : face.plain());
        pen.setGlobalAlpha(style.hasOption(TextStyle.Option.DIM) ? FAINT : 1);
        if (ascii(text)) {
            pen.fillText(text, x, top + face.ascent());
        } else {
            drawSingly(text, x, top + face.ascent(), face);
        }
        if (style.hasOption(TextStyle.Option.UNDERLINED)) {
            pen.fillRect(x, top + face.ascent() + 2, text.length() * face.width(), 1);
        }
        pen.setGlobalAlpha(1);
    }

    private static boolean ascii(String text) {
        return text.chars().allMatch(one -> one >= ' ' && one < 0x7F);
    }

    /// Each character in its own cell: not all are of the face's width.
    private void drawSingly(String text, double x, double y, MonoFace face) {
        for (var at = 0; at < text.length(); at++) {
            var one = text.charAt(at);
            if (Character.isHighSurrogate(one) && at + 1 < text.length()) {
                pen.fillText(text.substring(at, at + 2), x + at * face.width(), y);
                at++;
            } else if (one > ' ' && one != SECOND_HALF) {
                pen.fillText(String.valueOf(one), x + at * face.width(), y);
            }
        }
    }

    /// Draws the ground of the selected text.
    ///
    /// @param first the line that is drawn in the first row
    /// @param rows how many are drawn
    /// @param columns of the screen
    void drawSelection(TerminalSelection selection, int first, int rows, int columns, MonoFace face) {
        var ends = Ends.of(selection);
        pen.setFill(colours.selection());
        for (var row = 0; row < rows; row++) {
            var line = first + row;
            var from = line < ends.top() ? columns : line == ends.top() ? ends.left() : 0;
            var to = line > ends.bottom() ? 0 : line == ends.bottom() ? ends.right() : columns;
            if (to > from) {
                pen.fillRect(
                        MARGIN + from * face.width(),
                        MARGIN + row * face.height(),
                        (to - from) * face.width(),
                        face.height());
            }
        }
    }

    /// A selection from its upper end to its lower one.
    private record Ends(int top, int left, int bottom, int right) {

        static Ends of(TerminalSelection selection) {
            var one = selection.getStart();
            var other = selection.getEnd();
            return one.y < other.y || (one.y == other.y && one.x <= other.x)
                    ? new Ends(one.y, one.x, other.y, other.x)
                    : new Ends(other.y, other.x, one.y, one.x);
        }
    }

    /// Draws the cursor: a block while keys go to the terminal, else a frame.
    ///
    /// @param under the character it stands on
    void drawCursor(int column, int row, boolean thin, boolean focused, char under, MonoFace face) {
        var x = MARGIN + column * face.width();
        var y = MARGIN + row * face.height();
        if (!focused) {
            pen.setStroke(colours.cursor());
            pen.strokeRect(x + 0.5, y + 0.5, face.width() - 1, face.height() - 1);
            return;
        }
        pen.setFill(colours.cursor());
        pen.fillRect(x, y, thin ? 2 : face.width(), face.height());
        if (!thin && under > ' ' && under != SECOND_HALF) {
            pen.setFill(colours.ground());
            pen.setFont(face.plain());
            pen.fillText(String.valueOf(under), x, y + face.ascent());
        }
    }
}
