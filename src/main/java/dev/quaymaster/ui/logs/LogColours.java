package dev.quaymaster.ui.logs;

import dev.quaymaster.logs.AnsiColour;
import dev.quaymaster.logs.LogLevel;
import dev.quaymaster.ui.kit.Swatches;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/// The colours of a log, by what they mean.
final class LogColours {

    private static final int SERVICES = 8;

    private final Swatches swatches;

    LogColours(Runnable onChange) {
        swatches = new Swatches(classes(), onChange);
    }

    private static List<String> classes() {
        var classes = new ArrayList<>(Swatches.ansiClasses());
        for (var index = 0; index < SERVICES; index++) {
            classes.add("log-service-" + index);
        }
        classes.addAll(List.of(
                "log-ground",
                "log-text",
                "log-muted",
                "log-error",
                "log-warning",
                "log-selection",
                "log-match",
                "log-match-current",
                "log-rule"));
        return classes;
    }

    Swatches swatches() {
        return swatches;
    }

    Paint ground() {
        return swatches.colour("log-ground");
    }

    Paint muted() {
        return swatches.colour("log-muted");
    }

    Paint selection() {
        return swatches.colour("log-selection");
    }

    Paint rule() {
        return swatches.colour("log-rule");
    }

    Paint match(boolean current) {
        return swatches.colour(current ? "log-match-current" : "log-match");
    }

    /// Each service has a colour of its own among eight.
    Paint service(int number) {
        return swatches.colour("log-service-" + Math.floorMod(number, SERVICES));
    }

    Paint text(LogLevel level) {
        return swatches.colour(
                switch (level) {
                    case ERROR -> "log-error";
                    case WARNING -> "log-warning";
                    case DEBUG -> "log-muted";
                    case INFO, UNKNOWN -> "log-text";
                });
    }

    Paint ansi(AnsiColour colour) {
        return switch (colour) {
            case AnsiColour.Named named -> swatches.colour(Swatches.ANSI + named.index());
            case AnsiColour.Exact exact ->
                Color.rgb((exact.rgb() >> 16) & 255, (exact.rgb() >> 8) & 255, exact.rgb() & 255);
        };
    }
}
