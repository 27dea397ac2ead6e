package dev.quaymaster.diagram.layout;

/// How wide a text will be in Inter, so that places can be given without a display. The table holds
/// the typeface's own advances for ASCII; everything else counts as a wide letter.
public final class TextWidth {

    private static final int FIRST = ' ';
    private static final int UNKNOWN = 75;
    private static final double SEMI_BOLD = 1.035;

    /// Hundredths of the font size, from the space to the tilde.
    private static final int[] ADVANCES = {
        28, 29, 47, 63, 64, 98, 64, 30, 36, 36, 50, 66, 29, 46, 29, 36, 63, 41, 61, 62, 65, 59, 62,
        57, 62, 62, 29, 30, 66, 66, 66, 51, 97, 69, 65, 73, 72, 60, 59, 75, 74, 27, 57, 67, 57, 90,
        75, 76, 64, 76, 64, 64, 65, 74, 69, 99, 68, 68, 63, 36, 36, 36, 47, 46, 32, 56, 61, 57, 61,
        58, 37, 61, 59, 24, 24, 55, 24, 88, 59, 60, 61, 61, 38, 53, 33, 59, 56, 82, 55, 56, 55, 43,
        33, 43, 66
    };

    private TextWidth() {}

    /// Width in pixels.
    ///
    /// @param text one line
    /// @param size font size in pixels
    public static double regular(String text, double size) {
        int sum = text.codePoints().map(TextWidth::advance).sum();
        return sum * size / 100;
    }

    /// Width in pixels of semi-bold text.
    ///
    /// @param text one line
    /// @param size font size in pixels
    public static double semiBold(String text, double size) {
        return regular(text, size) * SEMI_BOLD;
    }

    /// Cuts a text with an ellipsis where it would be too wide.
    ///
    /// @param text one line
    /// @param size font size in pixels
    /// @param width room in pixels
    public static String cut(String text, double size, double width) {
        if (regular(text, size) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && regular(text.substring(0, end) + "…", size) > width) {
            end--;
        }
        return text.substring(0, end) + "…";
    }

    private static int advance(int character) {
        if (character == '·') {
            return ADVANCES['.' - FIRST];
        }
        int index = character - FIRST;
        return index >= 0 && index < ADVANCES.length ? ADVANCES[index] : UNKNOWN;
    }
}
