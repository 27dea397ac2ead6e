package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads moments as the docker command does: a time stamp, seconds since 1970, or a time ago.
final class Moments {

    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d)");
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private Moments() {}

    static Instant parse(String text, Instant now) {
        if (text.matches("\\d+(\\.\\d+)?")) {
            return Instant.ofEpochMilli(Math.round(Double.parseDouble(text) * 1000));
        }
        if (text.matches("(" + PART.pattern() + ")+")) {
            return now.minus(duration(text));
        }
        try {
            return stamp(text);
        } catch (DateTimeException e) {
            throw new CommandException(
                    ExitCode.USAGE, text + " is no time. Write 10m for ten minutes ago, or 2026-01-31T02:00:00Z.");
        }
    }

    private static Duration duration(String text) {
        var millis = 0.0;
        for (var matcher = PART.matcher(text); matcher.find(); ) {
            millis += Double.parseDouble(matcher.group(1)) * MILLIS.getOrDefault(matcher.group(2), 0L);
        }
        return Duration.ofMillis(Math.round(millis));
    }

    private static Instant stamp(String text) {
        if (text.length() == "2026-01-31".length()) {
            return LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant();
        }
        return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
    }
}
