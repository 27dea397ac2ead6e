package dev.quaymaster.ui.terminal;

import com.techsenger.jeditermfx.core.compatibility.Point;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseButtonCodes;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseButtonModifierFlags;
import com.techsenger.jeditermfx.core.emulator.mouse.TerminalMouseListener;
import com.techsenger.jeditermfx.core.input.MouseWheelEvent;
import javafx.event.EventType;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Tells a program that asked for the mouse what it does, cell by cell. With Shift the mouse is the
/// user's own, as in other terminals.
final class TerminalMouse {

    private final TerminalMouseListener program;
    private Point last = new Point(-1, -1);

    /// @param program works out what to send, in the mode that the program chose
    TerminalMouse(TerminalMouseListener program) {
        this.program = program;
    }

    void tell(MouseEvent event, Point cell) {
        var type = event.getEventType();
        if (isMove(type) && cell.equals(last)) {
            return;
        }
        last = cell;
        var told = new com.techsenger.jeditermfx.core.input.MouseEvent(
                code(event.getButton()), flags(event.isAltDown() || event.isMetaDown(), event.isControlDown()));
        if (type.equals(MouseEvent.MOUSE_PRESSED)) {
            program.mousePressed(cell.x, cell.y, told);
        } else if (type.equals(MouseEvent.MOUSE_RELEASED)) {
            program.mouseReleased(cell.x, cell.y, told);
        } else if (type.equals(MouseEvent.MOUSE_DRAGGED)) {
            program.mouseDragged(cell.x, cell.y, told);
        } else {
            program.mouseMoved(cell.x, cell.y, told);
        }
    }

    private static boolean isMove(EventType<? extends MouseEvent> type) {
        return type.equals(MouseEvent.MOUSE_DRAGGED) || type.equals(MouseEvent.MOUSE_MOVED);
    }

    /// A wheel is two buttons: the first turns towards the beginning.
    void tell(ScrollEvent event, Point cell) {
        var button = event.getDeltaY() > 0 ? MouseButtonCodes.SCROLLDOWN : MouseButtonCodes.SCROLLUP;
        program.mouseWheelMoved(
                cell.x,
                cell.y,
                new MouseWheelEvent(button, flags(event.isAltDown() || event.isMetaDown(), event.isControlDown())));
    }

    private static int code(MouseButton button) {
        return switch (button) {
            case PRIMARY -> MouseButtonCodes.LEFT;
            case MIDDLE -> MouseButtonCodes.MIDDLE;
            case SECONDARY -> MouseButtonCodes.RIGHT;
            case NONE, BACK, FORWARD -> MouseButtonCodes.NONE;
        };
    }

    private static int flags(boolean meta, boolean control) {
        return (meta ? MouseButtonModifierFlags.MOUSE_BUTTON_META_FLAG : 0)
                | (control ? MouseButtonModifierFlags.MOUSE_BUTTON_CTRL_FLAG : 0);
    }
}
