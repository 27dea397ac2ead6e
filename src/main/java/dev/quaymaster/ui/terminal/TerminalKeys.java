package dev.quaymaster.ui.terminal;

import static com.techsenger.jeditermfx.core.input.KeyEvent.VK_BACK_SPACE;
import static com.techsenger.jeditermfx.core.input.KeyEvent.VK_DELETE;
import static com.techsenger.jeditermfx.core.input.KeyEvent.VK_DOWN;
import static com.techsenger.jeditermfx.core.input.KeyEvent.VK_END;
import static com.techsenger.jeditermfx.core.input.KeyEvent.VK_F1;
import static com.techsenger.jeditermfx.core.input.KeyEvent.VK_HOME;
import static com.techsenger.jeditermfx.core.input.KeyEvent.VK_INSERT;
import static com.techsenger.jeditermfx.core.input.KeyEvent.VK_LEFT;
import static com.techsenger.jeditermfx.core.input.KeyEvent.VK_PAGE_DOWN;
import static com.techsenger.jeditermfx.core.input.KeyEvent.VK_PAGE_UP;
import static com.techsenger.jeditermfx.core.input.KeyEvent.VK_RIGHT;
import static com.techsenger.jeditermfx.core.input.KeyEvent.VK_UP;

import com.techsenger.jeditermfx.core.input.InputEvent;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What keys send to a program in a terminal.
final class TerminalKeys {

    private static final byte ESCAPE = 0x1B;

    /// Keys that send sequences, with the numbers that the emulation knows them by.
    private static final Map<KeyCode, Integer> NUMBERS = new EnumMap<>(KeyCode.class);

    static {
        NUMBERS.put(KeyCode.BACK_SPACE, VK_BACK_SPACE);
        NUMBERS.put(KeyCode.UP, VK_UP);
        NUMBERS.put(KeyCode.DOWN, VK_DOWN);
        NUMBERS.put(KeyCode.LEFT, VK_LEFT);
        NUMBERS.put(KeyCode.RIGHT, VK_RIGHT);
        NUMBERS.put(KeyCode.HOME, VK_HOME);
        NUMBERS.put(KeyCode.END, VK_END);
        NUMBERS.put(KeyCode.PAGE_UP, VK_PAGE_UP);
        NUMBERS.put(KeyCode.PAGE_DOWN, VK_PAGE_DOWN);
        NUMBERS.put(KeyCode.INSERT, VK_INSERT);
        NUMBERS.put(KeyCode.DELETE, VK_DELETE);
        var first = VK_F1;
        for (var number = 0; number < 12; number++) {
            NUMBERS.put(KeyCode.valueOf("F" + (number + 1)), first + number);
        }
    }

    private TerminalKeys() {}

    /// What a key that was pressed sends; nothing for one that types a character, which comes as an
    /// event of its own.
    static Optional<byte[]> pressed(KeyEvent event, ShellSession session) {
        var code = event.getCode();
        if (code == KeyCode.ENTER) {
            return Optional.of(bytes(event.isAltDown(), '\r'));
        }
        if (code == KeyCode.ESCAPE) {
            return Optional.of(new byte[] {ESCAPE});
        }
        if (code == KeyCode.TAB && !event.isShiftDown()) {
            return Optional.of(bytes(event.isAltDown(), '\t'));
        }
        var number = code == KeyCode.TAB ? Integer.valueOf('\t') : NUMBERS.get(code);
        if (number != null) {
            return Optional.ofNullable(session.code(number, modifiers(event)));
        }
        return event.isControlDown() && !event.isAltDown() ? control(event) : Optional.empty();
    }

    /// Control and a letter: the codes 1 to 26 and the few beside them.
    private static Optional<byte[]> control(KeyEvent event) {
        var code = event.getCode();
        if (code.isLetterKey()) {
            return Optional.of(new byte[] {(byte) (code.getChar().charAt(0) & 0x1F)});
        }
        return switch (code) {
            case SPACE, DIGIT2 -> Optional.of(new byte[] {0});
            case OPEN_BRACKET, DIGIT3 -> Optional.of(new byte[] {ESCAPE});
            case BACK_SLASH, DIGIT4 -> Optional.of(new byte[] {0x1C});
            case CLOSE_BRACKET, DIGIT5 -> Optional.of(new byte[] {0x1D});
            case DIGIT6 -> Optional.of(new byte[] {0x1E});
            case SLASH, MINUS, DIGIT7 -> Optional.of(new byte[] {0x1F});
            default -> Optional.empty();
        };
    }

    /// What a typed character sends; nothing for what a pressed key has sent already.
    static Optional<byte[]> typed(KeyEvent event) {
        var text = event.getCharacter();
        var control = (event.isControlDown() && !event.isAltDown()) || event.isMetaDown();
        if (control || text.isEmpty() || text.charAt(0) < ' ' || text.charAt(0) == 0x7F) {
            return Optional.empty();
        }
        var meta = event.isAltDown() && !event.isControlDown();
        return Optional.of((meta ? (char) ESCAPE + text : text).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(boolean alt, char one) {
        return alt ? new byte[] {ESCAPE, (byte) one} : new byte[] {(byte) one};
    }

    private static int modifiers(KeyEvent event) {
        return (event.isShiftDown() ? InputEvent.SHIFT_MASK : 0)
                | (event.isControlDown() ? InputEvent.CTRL_MASK : 0)
                | (event.isAltDown() ? InputEvent.ALT_MASK : 0)
                | (event.isMetaDown() ? InputEvent.META_MASK : 0);
    }
}
