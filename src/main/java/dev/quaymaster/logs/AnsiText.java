package dev.quaymaster.logs;

import java.util.ArrayList;
import java.util.List;

/// A line as a terminal would show it: text without control codes, and the looks of its parts.
///
/// Only what a line of a log can mean is obeyed: colours and faces (SGR), tabs, and a carriage
/// return, after which a line is written over. Other codes are left out.
///
/// @param plain the text
/// @param runs the parts that look different from plain text, in order, not overlapping
public record AnsiText(String plain, List<Run> runs) {

    private static final char ESCAPE = '\u001B';
    private static final char BELL = '\u0007';
    private static final int TAB = 8;

    /// Copies the runs.
    public AnsiText {
        runs = List.copyOf(runs);
    }

    /// A part of the text with a look of its own.
    ///
    /// @param start of its first character
    /// @param end after its last character
    /// @param look how it looks
    public record Run(int start, int end, AnsiLook look) {}

    /// Reads a line.
    ///
    /// @param raw the line with its codes
    public static AnsiText of(String raw) {
        return clean(raw) ? new AnsiText(raw, List.of()) : new Reader(raw).read();
    }

    /// The line's text alone.
    ///
    /// @param raw the line with its codes
    public static String plain(String raw) {
        return clean(raw) ? raw : of(raw).plain();
    }

    private static boolean clean(String raw) {
        for (var i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) < ' ' || raw.charAt(i) == '\u007F') {
                return false;
            }
        }
        return true;
    }

    /// Walks through a line once.
    private static final class Reader {

        private final String raw;
        private final StringBuilder text = new StringBuilder();
        private final List<Run> runs = new ArrayList<>();
        private AnsiLook look = AnsiLook.PLAIN;
        private int since;
        private int at;

        Reader(String raw) {
            this.raw = raw;
        }

        AnsiText read() {
            while (at < raw.length()) {
                var one = raw.charAt(at++);
                switch (one) {
                    case ESCAPE -> escape();
                    case '\t' -> text.append(" ".repeat(TAB - text.length() % TAB));
                    case '\r' -> writeOver();
                    default -> {
                        if (one >= ' ' && one != '\u007F') {
                            text.append(one);
                        }
                    }
                }
            }
            change(AnsiLook.PLAIN);
            return new AnsiText(text.toString(), runs);
        }

        /// A progress bar rewrites its line; what counts is what was written last.
        private void writeOver() {
            if (at < raw.length()) {
                text.setLength(0);
                runs.clear();
                since = 0;
            }
        }

        private void escape() {
            if (at >= raw.length()) {
                return;
            }
            switch (raw.charAt(at++)) {
                case '[' -> sequence();
                case ']' -> skipString();
                case '(', ')', '#', '%' -> at++;
                default -> {} // a code of one character
            }
        }

        /// Codes and the letter that says what they are: `1;31m`.
        private void sequence() {
            var start = at;
            while (at < raw.length() && raw.charAt(at) < '@') {
                at++;
            }
            if (at < raw.length() && raw.charAt(at++) == 'm') {
                change(look.with(raw.substring(start, at - 1)));
            }
        }

        /// A title or a link target, up to a bell or `ESC \`.
        private void skipString() {
            while (at < raw.length()) {
                var one = raw.charAt(at++);
                if (one == BELL) {
                    return;
                }
                if (one == ESCAPE) {
                    at++;
                    return;
                }
            }
        }

        private void change(AnsiLook next) {
            if (!look.equals(AnsiLook.PLAIN) && text.length() > since) {
                runs.add(new Run(since, text.length(), look));
            }
            since = text.length();
            look = next;
        }
    }
}
