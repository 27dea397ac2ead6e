package dev.quaymaster.ui.terminal;

import com.techsenger.jeditermfx.core.CursorShape;
import com.techsenger.jeditermfx.core.TerminalDisplay;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseFormat;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseMode;
import com.techsenger.jeditermfx.core.model.TerminalSelection;
import org.jspecify.annotations.Nullable;

/// What the emulation says besides the text: where the cursor is and how it looks, and the like.
/// Written by the session's thread, read by the FX thread.
final class ScreenDisplay implements TerminalDisplay {

    private final Runnable onChange;
    private volatile int cursorX;
    private volatile int cursorY = 1;
    private volatile boolean cursorVisible = true;
    private volatile boolean alternate;
    private volatile boolean bracketedPaste;
    private volatile boolean mouseTaken;
    private volatile @Nullable CursorShape shape;
    private volatile @Nullable TerminalSelection selection;
    private volatile String title = "";

    ScreenDisplay(Runnable onChange) {
        this.onChange = onChange;
    }

    /// The cursor's column, from 0.
    int cursorX() {
        return cursorX;
    }

    /// The cursor's row on the screen, from 0.
    int cursorY() {
        return cursorY - 1;
    }

    boolean cursorVisible() {
        return cursorVisible;
    }

    /// Whether the cursor is a line rather than a block.
    boolean thinCursor() {
        return shape == CursorShape.BLINK_VERTICAL_BAR || shape == CursorShape.STEADY_VERTICAL_BAR;
    }

    /// Whether a program such as an editor has taken the whole screen.
    boolean alternate() {
        return alternate;
    }

    boolean bracketedPaste() {
        return bracketedPaste;
    }

    /// Whether the program wants to know what the mouse does.
    boolean mouseTaken() {
        return mouseTaken;
    }

    void select(@Nullable TerminalSelection newSelection) {
        selection = newSelection;
        onChange.run();
    }

    @Override
    public void setCursor(int x, int y) {
        cursorX = x;
        cursorY = y;
        onChange.run();
    }

    @Override
    public void setCursorShape(@Nullable CursorShape newShape) {
        shape = newShape;
        onChange.run();
    }

    @Override
    public void beep() {
        // no sound: a program that beeps in a loop would be a nuisance
    }

    @Override
    public void scrollArea(int top, int size, int dy) {
        var selected = selection;
        if (selected != null) {
            selected.shiftY(dy);
        }
        onChange.run();
    }

    @Override
    public void setCursorVisible(boolean visible) {
        cursorVisible = visible;
        onChange.run();
    }

    @Override
    public void useAlternateScreenBuffer(boolean use) {
        alternate = use;
        selection = null;
        onChange.run();
    }

    @Override
    public String getWindowTitle() {
        return title;
    }

    @Override
    public void setWindowTitle(String newTitle) {
        title = newTitle;
    }

    @Override
    public @Nullable TerminalSelection getSelection() {
        return selection;
    }

    @Override
    public void terminalMouseModeSet(MouseMode mode) {
        mouseTaken = mode != MouseMode.MOUSE_REPORTING_NONE && mode != MouseMode.MOUSE_REPORTING_FOCUS;
    }

    @Override
    public void setMouseFormat(MouseFormat format) {
        // the emulation writes its reports in it
    }

    @Override
    public boolean ambiguousCharsAreDoubleWidth() {
        return false;
    }

    @Override
    public void setBracketedPasteMode(boolean enabled) {
        bracketedPaste = enabled;
    }
}
