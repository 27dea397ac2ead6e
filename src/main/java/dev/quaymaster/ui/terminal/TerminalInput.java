package dev.quaymaster.ui.terminal;

import static com.techsenger.jeditermfx.core.input.KeyEvent.VK_DOWN;
import static com.techsenger.jeditermfx.core.input.KeyEvent.VK_UP;

import com.techsenger.jeditermfx.core.compatibility.Point;
import com.techsenger.jeditermfx.core.model.TerminalSelection;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Keys and mouse of a terminal.
///
/// All keys go to the program, save those for copy and paste: with Ctrl+Shift, or Cmd on a Mac,
/// since Ctrl+C is the program's. The mouse selects text; a program that asks for the mouse gets
/// it, unless Shift is held. Neither keys nor presses go on to what lies around the terminal: the
/// window has shortcuts of single letters, and tabs take the focus from whatever was pressed in
/// them.
final class TerminalInput {

    private static final int WHEEL_LINES = 3;

    private final TerminalPane pane;
    private final ContextMenu menu = new ContextMenu();
    private final MenuItem copy = new MenuItem("Copy");
    private Point anchor = new Point();
    private boolean shift;

    TerminalInput(TerminalPane pane) {
        this.pane = pane;
        copy.setOnAction(event -> copy());
        var paste = new MenuItem("Paste");
        paste.setOnAction(event -> paste());
        menu.getItems().addAll(copy, paste);
    }

    void listen() {
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        pane.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        pane.addEventHandler(MouseEvent.MOUSE_PRESSED, this::mousePressed);
        pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::mouseDragged);
        pane.addEventHandler(MouseEvent.MOUSE_RELEASED, this::forTheProgram);
        pane.addEventHandler(MouseEvent.MOUSE_MOVED, this::forTheProgram);
        pane.addEventHandler(ScrollEvent.SCROLL, this::wheel);
        pane.setOnContextMenuRequested(event -> {
            if (mouseTaken(shift)) {
                return;
            }
            copy.setDisable(pane.selected().isEmpty());
            menu.show(pane, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    private void pressed(KeyEvent event) {
        var session = pane.session();
        if (session == null) {
            return;
        }
        if (ofClipboard(event)) {
            if (event.getCode() == KeyCode.C) {
                copy();
            } else {
                paste();
            }
            event.consume();
        } else if (event.isShiftDown() && event.getCode() == KeyCode.PAGE_UP) {
            pane.scrollBack(pane.rows() - 1);
            event.consume();
        } else if (event.isShiftDown() && event.getCode() == KeyCode.PAGE_DOWN) {
            pane.scrollBack(1 - pane.rows());
            event.consume();
        } else {
            TerminalKeys.pressed(event, session).ifPresent(bytes -> send(session, bytes));
            if (!event.isMetaDown()) {
                event.consume();
            }
        }
    }

    private static boolean ofClipboard(KeyEvent event) {
        var wanted = (event.isControlDown() && event.isShiftDown()) || (event.isMetaDown() && !event.isControlDown());
        return (wanted && (event.getCode() == KeyCode.C || event.getCode() == KeyCode.V))
                || (event.isShiftDown() && event.getCode() == KeyCode.INSERT);
    }

    private void typed(KeyEvent event) {
        var session = pane.session();
        if (session != null) {
            TerminalKeys.typed(event).ifPresent(bytes -> send(session, bytes));
            event.consume();
        }
    }

    private void send(ShellSession session, byte[] bytes) {
        session.display().select(null);
        pane.toEnd();
        session.type(bytes);
    }

    private boolean mouseTaken(boolean shiftDown) {
        var session = pane.session();
        return session != null && session.display().mouseTaken() && !shiftDown;
    }

    private boolean forTheProgram(MouseEvent event) {
        var session = pane.session();
        if (session == null || !mouseTaken(event.isShiftDown())) {
            return false;
        }
        pane.toEnd();
        session.mouse().tell(event, pane.cellOnScreen(event.getX(), event.getY()));
        event.consume();
        return true;
    }

    private void mousePressed(MouseEvent event) {
        pane.requestFocus();
        event.consume();
        menu.hide();
        shift = event.isShiftDown();
        var session = pane.session();
        if (forTheProgram(event) || session == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        anchor = pane.cell(event.getX(), event.getY());
        session.display().select(null);
    }

    private void mouseDragged(MouseEvent event) {
        var session = pane.session();
        if (forTheProgram(event) || session == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        var cell = pane.cell(event.getX(), event.getY());
        var selection = session.display().getSelection();
        if (selection == null) {
            session.display().select(new TerminalSelection(new Point(anchor), cell));
        } else {
            selection.updateEnd(cell);
            session.display().select(selection);
        }
    }

    /// Scrolls through what was printed; in an editor or a pager, which have nothing above their
    /// screen, it moves as the arrow keys do.
    private void wheel(ScrollEvent event) {
        var session = pane.session();
        if (session == null || event.getDeltaY() == 0) {
            return;
        }
        var up = event.getDeltaY() > 0;
        if (mouseTaken(event.isShiftDown())) {
            session.mouse().tell(event, pane.cellOnScreen(event.getX(), event.getY()));
        } else if (session.display().alternate()) {
            var arrow = session.code(up ? VK_UP : VK_DOWN, 0);
            for (var i = 0; arrow != null && i < WHEEL_LINES; i++) {
                session.type(arrow);
            }
        } else {
            pane.scrollBack(up ? WHEEL_LINES : -WHEEL_LINES);
        }
        event.consume();
    }

    private void copy() {
        var text = pane.selected();
        if (!text.isEmpty()) {
            var content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    private void paste() {
        var session = pane.session();
        var text = Clipboard.getSystemClipboard().getString();
        if (session != null && text != null) {
            pane.toEnd();
            session.paste(text);
        }
    }
}
