package dev.quaymaster.ui.terminal;

import com.techsenger.jeditermfx.core.TerminalColor;
import com.techsenger.jeditermfx.core.TextStyle;
import dev.quaymaster.ui.kit.Swatches;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import org.jspecify.annotations.Nullable;

/// The colours of a terminal in the window's look.
final class TerminalColours {

    private static final int NAMED = 16;

    private final Swatches swatches;

    TerminalColours(Runnable onChange) {
        var classes = new ArrayList<>(Swatches.ansiClasses());
        classes.addAll(List.of("terminal-ground", "terminal-text", "terminal-cursor", "terminal-selection"));
        swatches = new Swatches(classes, onChange);
    }

    Swatches swatches() {
        return swatches;
    }

    Paint ground() {
        return swatches.colour("terminal-ground");
    }

    Paint cursor() {
        return swatches.colour("terminal-cursor");
    }

    Paint selection() {
        return swatches.colour("terminal-selection");
    }

    Paint foreground(TextStyle style) {
        return style.hasOption(TextStyle.Option.INVERSE)
                ? colour(style.getBackground(), "terminal-ground")
                : colour(style.getForeground(), "terminal-text");
    }

    Paint background(TextStyle style) {
        return style.hasOption(TextStyle.Option.INVERSE)
                ? colour(style.getForeground(), "terminal-text")
                : colour(style.getBackground(), "terminal-ground");
    }

    /// Whether the ground behind the text must be drawn.
    static boolean grounded(TextStyle style) {
        return style.hasOption(TextStyle.Option.INVERSE) || style.getBackground() != null;
    }

    private Paint colour(@Nullable TerminalColor colour, String otherwise) {
        if (colour == null) {
            return swatches.colour(otherwise);
        }
        if (colour.isIndexed()) {
            return swatches.colour(Swatches.ANSI + Math.floorMod(colour.getColorIndex(), NAMED));
        }
        var exact = colour.toColor();
        return Color.rgb(exact.getRed(), exact.getGreen(), exact.getBlue());
    }
}
