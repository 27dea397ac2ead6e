package dev.quaymaster.words;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/// Text from elsewhere as it may be shown: what a terminal would obey and an eye would not see is
/// written out, as `\x1B` for each of its UTF-8 bytes.
///
/// Written out are control characters (C0, DEL, C1), what changes the direction of text, signs
/// without width, separators of lines, and halves of a pair (a byte that is not UTF-8 is kept as
/// U+DC80…U+DCFF, and reads as that byte).
public final class VisibleText {

    private static final int ESCAPED_BYTE = 0xDC00;

    private VisibleText() {}

    /// A text that stands in one line, such as a name or a cell of a table: line ends and tabs are
    /// written out, too.
    public static String line(String text) {
        return shown(text, "");
    }

    /// A text of several lines, such as a message: its line ends and tabs stay.
    public static String lines(String text) {
        return shown(text, "\n\t");
    }

    private static String shown(String text, String kept) {
        if (text.codePoints().noneMatch(VisibleText::isHidden)) {
            return text;
        }
        var shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (isHidden(point) && kept.indexOf(point) < 0) {
                shown.append(escape(point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    /// Whether a character is written out.
    ///
    /// @param point a code point
    public static boolean isHidden(int point) {
        return Character.isISOControl(point)
                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                || point == 0x061C
                || point == 0x180E
                || point == 0x200B
                || (point >= 0x200E && point <= 0x200F)
                || (point >= 0x2028 && point <= 0x202E)
                || (point >= 0x2060 && point <= 0x206F)
                || point == 0xFEFF
                || (point >= 0xFFF9 && point <= 0xFFFB);
    }

    /// A character written out, whichever it is.
    ///
    /// @param point a code point
    public static String escape(int point) {
        if (point >= ESCAPED_BYTE + 0x80 && point <= ESCAPED_BYTE + 0xFF) {
            return hex(point & 0xFF);
        }
        if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            return String.format(Locale.ROOT, "\\u%04X", point);
        }
        var text = new StringBuilder();
        for (var one : Character.toString(point).getBytes(UTF_8)) {
            text.append(hex(one & 0xFF));
        }
        return text.toString();
    }

    private static String hex(int value) {
        return String.format(Locale.ROOT, "\\x%02X", value);
    }
}
