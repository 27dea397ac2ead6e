package dev.quaymaster.ui.terminal;

import com.techsenger.jeditermfx.core.compatibility.Point;
import com.techsenger.jeditermfx.core.model.SelectionUtil;
import com.techsenger.jeditermfx.core.model.TerminalSelection;
import dev.quaymaster.ui.kit.Clip;
import dev.quaymaster.ui.kit.MonoFace;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The screen of a session, drawn; keys and mouse go to it.
final class TerminalPane extends Region {

    private static final double LEADING = 1.45;
    private static final double BAR = 12;
    private static final int LEAST_COLUMNS = 20;
    private static final int LEAST_ROWS = 4;

    private final Canvas canvas = new Canvas();
    private final TerminalColours colours = new TerminalColours(this::requestLayout);
    private final TerminalPainter painter = new TerminalPainter(canvas.getGraphicsContext2D(), colours);
    private final ScrollBar bar = new ScrollBar();
    private final AtomicBoolean told = new AtomicBoolean();
    private @Nullable ShellSession session;
    private int columns = 80;
    private int rows = 24;
    private boolean laying;
    private int back;

    TerminalPane() {
        setId("terminal-pane");
        getStyleClass().add("terminal-pane");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleText("Terminal");
        Clip.atEdgesOf(this);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setUnitIncrement(1);
        getChildren().addAll(colours.swatches(), canvas, bar);
        focusedProperty().subscribe(focused -> requestLayout());
        bar.valueProperty().subscribe(value -> dragged(value.doubleValue()));
        new TerminalInput(this).listen();
    }

    private MonoFace face() {
        return colours.swatches().face(LEADING);
    }

    /// Shows a session, or an empty screen.
    void show(@Nullable ShellSession newSession) {
        session = newSession;
        back = 0;
        requestLayout();
        if (newSession != null) {
            newSession.resize(columns, rows);
        }
    }

    @Nullable
    ShellSession session() {
        return session;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /// The screen of the session has changed; called on any thread.
    void screenChanged() {
        if (told.compareAndSet(false, true)) {
            Platform.runLater(() -> {
                told.set(false);
                requestLayout();
            });
        }
    }

    /// Shows earlier or later lines.
    ///
    /// @param lines towards the past
    void scrollBack(int lines) {
        back = Math.clamp(back + lines, 0, history());
        requestLayout();
    }

    void toEnd() {
        scrollBack(-back);
    }

    private int history() {
        var now = session;
        return now == null || now.display().alternate() ? 0 : now.buffer().getHistoryLinesCount();
    }

    /// The cell of the screen that a point lies in.
    Point cellOnScreen(double x, double y) {
        return new Point(
                Math.clamp((long) ((x - TerminalPainter.MARGIN) / face().width()), 0, columns - 1),
                Math.clamp((long) ((y - TerminalPainter.MARGIN) / face().height()), 0, rows - 1));
    }

    /// The cell under a point, its row counted from the screen's first.
    Point cell(double x, double y) {
        return new Point(
                Math.clamp(Math.round((x - TerminalPainter.MARGIN) / face().width()), 0, columns),
                Math.clamp((long) ((y - TerminalPainter.MARGIN) / face().height()), 0, rows - 1) - back);
    }

    /// The selected text; empty when none is.
    String selected() {
        var now = session;
        var selection = now == null ? null : now.display().getSelection();
        if (now == null || selection == null) {
            return "";
        }
        now.buffer().lock();
        try {
            return SelectionUtil.getSelectedText(
                    new TerminalSelection(new Point(selection.getStart()), new Point(selection.getEnd())),
                    now.buffer());
        } finally {
            now.buffer().unlock();
        }
    }

    private void dragged(double value) {
        if (!laying) {
            back = Math.clamp(Math.round(bar.getMax() - value), 0, history());
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        laying = true;
        colours.swatches().relocate(0, 0);
        bar.resizeRelocate(getWidth() - BAR, 0, BAR, getHeight());
        canvas.setWidth(Math.max(0, getWidth() - BAR));
        canvas.setHeight(getHeight());
        fit();
        draw();
        laying = false;
    }

    /// As many cells as there is room for.
    private void fit() {
        var room = 2 * TerminalPainter.MARGIN;
        var wide = (int) ((getWidth() - BAR - room) / face().width());
        var high = (int) ((getHeight() - room) / face().height());
        if (wide < LEAST_COLUMNS || high < LEAST_ROWS || (wide == columns && high == rows)) {
            return;
        }
        columns = wide;
        rows = high;
        if (session != null) {
            session.resize(columns, rows);
        }
    }

    private void draw() {
        painter.clear();
        var now = session;
        if (now == null) {
            bar.setVisible(false);
            return;
        }
        now.buffer().lock();
        try {
            back = Math.clamp(back, 0, history());
            draw(now);
            showBar(history());
        } finally {
            now.buffer().unlock();
        }
    }

    private void draw(ShellSession now) {
        var buffer = now.buffer();
        var shown = Math.min(rows, buffer.getHeight());
        for (var row = 0; row < shown; row++) {
            painter.draw(buffer.getLine(row - back), row, face());
        }
        var selection = now.display().getSelection();
        if (selection != null) {
            painter.drawSelection(selection, -back, shown, columns, face());
        }
        var display = now.display();
        var row = display.cursorY() + back;
        if (display.cursorVisible() && row >= 0 && row < shown) {
            var column = Math.min(display.cursorX(), columns - 1);
            var under = buffer.getCharAt(column, display.cursorY());
            painter.drawCursor(column, row, display.thinCursor(), isFocused(), under, face());
        }
    }

    private void showBar(int history) {
        bar.setVisible(history > 0);
        bar.setMax(Math.max(1, history));
        bar.setVisibleAmount(Math.max(1, history) * (double) rows / (history + rows));
        bar.setBlockIncrement(rows);
        bar.setValue(history - back);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        var now = session;
        return attribute == AccessibleAttribute.TEXT && now != null
                ? now.text()
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
