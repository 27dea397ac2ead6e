package dev.quaymaster.logs;

import java.util.Optional;

/// How a part of a line looks.
///
/// @param foreground absent for the usual one
/// @param background absent for the usual one
/// @param bold heavier
/// @param faint paler
/// @param underline underlined
/// @param inverse foreground and background swapped
public record AnsiLook(
        Optional<AnsiColour> foreground,
        Optional<AnsiColour> background,
        boolean bold,
        boolean faint,
        boolean underline,
        boolean inverse) {

    /// Nothing special.
    public static final AnsiLook PLAIN = new AnsiLook(Optional.empty(), Optional.empty(), false, false, false, false);

    private static final int BRIGHT = 8;

    /// The look after these codes ("select graphic rendition", ECMA-48 8.3.117).
    ///
    /// @param codes numbers between semicolons or colons; none means a reset
    AnsiLook with(String codes) {
        var numbers = codes.split("[;:]", -1);
        var look = this;
        for (var i = 0; i < numbers.length; i++) {
            var code = number(numbers[i]);
            if (code == 38 || code == 48) {
                var colour = AnsiColour.extended(numbers, i + 1);
                look = code == 38 ? look.on(colour, background) : look.on(foreground, colour);
                i += AnsiColour.words(numbers, i + 1);
            } else {
                look = look.with(code);
            }
        }
        return look;
    }

    static int number(String digits) {
        try {
            return digits.isEmpty() ? 0 : Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return -1; // private codes, which mean nothing here
        }
    }

    private AnsiLook with(int code) {
        return switch (code) {
            case 0 -> PLAIN;
            case 1 -> faced(true, faint, underline, inverse);
            case 2 -> faced(bold, true, underline, inverse);
            case 4 -> faced(bold, faint, true, inverse);
            case 7 -> faced(bold, faint, underline, true);
            case 22 -> faced(false, false, underline, inverse);
            case 24 -> faced(bold, faint, false, inverse);
            case 27 -> faced(bold, faint, underline, false);
            case 39 -> on(Optional.empty(), background);
            case 49 -> on(foreground, Optional.empty());
            default -> coloured(code);
        };
    }

    private AnsiLook coloured(int code) {
        if (code >= 30 && code <= 37) {
            return on(AnsiColour.indexed(code - 30), background);
        }
        if (code >= 40 && code <= 47) {
            return on(foreground, AnsiColour.indexed(code - 40));
        }
        if (code >= 90 && code <= 97) {
            return on(AnsiColour.indexed(code - 90 + BRIGHT), background);
        }
        if (code >= 100 && code <= 107) {
            return on(foreground, AnsiColour.indexed(code - 100 + BRIGHT));
        }
        return this;
    }

    private AnsiLook on(Optional<AnsiColour> newForeground, Optional<AnsiColour> newBackground) {
        return new AnsiLook(newForeground, newBackground, bold, faint, underline, inverse);
    }

    private AnsiLook faced(boolean newBold, boolean newFaint, boolean newUnderline, boolean newInverse) {
        return new AnsiLook(foreground, background, newBold, newFaint, newUnderline, newInverse);
    }
}
