package dev.quaymaster.ui.terminal;

/// The stream of a terminal on its way to the emulation, with every control sequence within bounds.
///
/// The emulation takes numbers as they are and does so many steps, and holds strings until they
/// end. What a program in a container prints may ask for two thousand million lines. So numbers are
/// cut to what is more than any screen, strings to a length, and sequences that give the window
/// another size, or pile titles up, are left out. Used by one thread.
final class BoundedSequences {

    /// More lines or columns than any screen has.
    private static final int LARGEST_COUNT = 999;

    /// Modes and colours are numbers, not counts.
    private static final int LARGEST_NUMBER = 9999;

    private static final int LONGEST_SEQUENCE = 128;
    private static final int LONGEST_STRING = 4096;

    /// Set, reset, save, restore and ask for modes.
    private static final String MODES = "hlsrp";

    private static final char ESC = 0x1B;
    private static final char BEL = 0x07;
    private static final char CANCEL = 0x18;
    private static final char SUBSTITUTE = 0x1A;
    private static final char CSI = 0x9B;
    private static final char STRING_TERMINATOR = 0x9C;
    private static final String STRING_STARTS = "]P^_X";
    private static final String STRING_STARTS_C1 = "\u009d\u0090\u009e\u009f\u0098";

    private enum State {
        TEXT,
        ESCAPE,
        SEQUENCE,
        STRING,
        STRING_ESCAPE
    }

    private final StringBuilder sequence = new StringBuilder();
    private State state = State.TEXT;
    private int stringLength;

    /// Takes the next characters.
    ///
    /// @return what the emulation may see of them, and of what was held back before
    String take(char[] characters, int from, int length) {
        var out = new StringBuilder(length + LONGEST_SEQUENCE);
        for (var i = from; i < from + length; i++) {
            take(characters[i], out);
        }
        return out.toString();
    }

    private void take(char one, StringBuilder out) {
        switch (state) {
            case TEXT -> text(one, out);
            case ESCAPE -> escape(one, out);
            case SEQUENCE -> sequence(one, out);
            case STRING -> string(one, out);
            case STRING_ESCAPE -> {
                state = one == '\\' ? State.TEXT : State.ESCAPE;
                if (one == '\\') {
                    out.append(ESC).append(one);
                } else {
                    escape(one, out);
                }
            }
        }
    }

    private void text(char one, StringBuilder out) {
        if (one == ESC) {
            state = State.ESCAPE;
        } else if (one == CSI) {
            begin();
        } else {
            if (STRING_STARTS_C1.indexOf(one) >= 0) {
                state = State.STRING;
                stringLength = 0;
            }
            out.append(one);
        }
    }

    private void escape(char one, StringBuilder out) {
        if (one == '[') {
            begin();
            return;
        }
        out.append(ESC);
        if (one == ESC) {
            return;
        }
        out.append(one);
        stringLength = 0;
        state = STRING_STARTS.indexOf(one) >= 0 ? State.STRING : State.TEXT;
    }

    private void begin() {
        sequence.setLength(0);
        state = State.SEQUENCE;
    }

    private void sequence(char one, StringBuilder out) {
        if (one >= 0x40 && one <= 0x7E) {
            state = State.TEXT;
            end(one, out);
        } else if (one >= 0x20 && one < 0x40) {
            if (sequence.length() <= LONGEST_SEQUENCE) {
                sequence.append(one);
            }
        } else if (one == CANCEL || one == SUBSTITUTE) {
            state = State.TEXT;
        } else if (one < 0x20 && one != ESC) {
            out.append(one); // such as a line end; the sequence goes on
        } else {
            state = State.TEXT; // no end of this one comes any more
            text(one, out);
        }
    }

    private void end(char last, StringBuilder out) {
        var resizes = last == 't' && !sequence.toString().equals("18");
        if (resizes || sequence.length() > LONGEST_SEQUENCE) {
            return;
        }
        var isPrivate = !sequence.isEmpty() && sequence.charAt(0) >= '<';
        var isNumber = (last == 'm') || (isPrivate && MODES.indexOf(last) >= 0);
        var largest = isNumber ? LARGEST_NUMBER : LARGEST_COUNT;
        out.append(ESC).append('[');
        for (var at = 0; at < sequence.length(); ) {
            if (sequence.charAt(at) < '0' || sequence.charAt(at) > '9') {
                out.append(sequence.charAt(at++));
                continue;
            }
            var number = 0;
            for (; at < sequence.length() && Character.isDigit(sequence.charAt(at)); at++) {
                number = Math.min(largest, number * 10 + sequence.charAt(at) - '0');
            }
            out.append(number);
        }
        out.append(last);
    }

    private void string(char one, StringBuilder out) {
        if (one == ESC) {
            state = State.STRING_ESCAPE;
            return;
        }
        var ends = one == BEL || one == STRING_TERMINATOR || one == CANCEL || one == SUBSTITUTE;
        if (ends) {
            state = State.TEXT;
        }
        if (ends || stringLength++ < LONGEST_STRING) {
            out.append(one);
        }
    }
}
