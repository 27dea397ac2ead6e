package dev.quaymaster.compose.shape;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/// A duration as compose files write it (`1m30s`, `2d`, `500ms`) and as the reference prints it.
///
/// @param nanos nanoseconds
public record GoDuration(long nanos) {

    private static final long SECOND = 1_000_000_000L;

    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("ns", 1L),
            Map.entry("us", 1_000L),
            Map.entry("\u00b5s", 1_000L),
            Map.entry("\u03bcs", 1_000L),
            Map.entry("ms", 1_000_000L),
            Map.entry("s", SECOND),
            Map.entry("m", 60 * SECOND),
            Map.entry("h", 3600 * SECOND),
            Map.entry("d", 86_400 * SECOND),
            Map.entry("w", 604_800 * SECOND));

    private static final Pattern PART = Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)([^0-9.]+)");

    static GoDuration parse(String text) throws BadValueException {
        var body = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        if (body.equals("0")) {
            return new GoDuration(0);
        }
        var matcher = PART.matcher(body);
        var sum = BigDecimal.ZERO;
        int end = 0;
        while (matcher.lookingAt()) {
            var unit = UNITS.get(matcher.group(2));
            if (unit == null) {
                throw wrong(text);
            }
            sum = sum.add(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)));
            end = matcher.end();
            matcher.region(end, body.length());
        }
        if (end != body.length() || end == 0 || sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw wrong(text);
        }
        return new GoDuration(text.startsWith("-") ? -sum.longValue() : sum.longValue());
    }

    private static BadValueException wrong(String text) {
        return new BadValueException("\"%s\" is not a duration; write for example 30s or 1m30s".formatted(text));
    }

    /// Reads a duration as [#text()] prints it.
    ///
    /// @param text text such as `1m30s`
    /// @return the duration
    public static Duration read(String text) {
        try {
            return Duration.ofNanos(parse(text).nanos);
        } catch (BadValueException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// Prints as Go does: `1h30m0s`, `1.5s`, `20ms`, `0s`.
    ///
    /// @return text
    public String text() {
        var sign = nanos < 0 ? "-" : "";
        long size = Math.abs(nanos);
        if (size == 0) {
            return "0s";
        }
        if (size < SECOND) {
            return sign + small(size);
        }
        long minutes = size / (60 * SECOND);
        var seconds = decimal(size % (60 * SECOND), SECOND) + "s";
        if (minutes == 0) {
            return sign + seconds;
        }
        var hours = minutes / 60 == 0 ? "" : minutes / 60 + "h";
        return sign + hours + minutes % 60 + "m" + seconds;
    }

    private static String small(long size) {
        if (size < 1_000) {
            return size + "ns";
        }
        return size < 1_000_000 ? decimal(size, 1_000) + "\u00b5s" : decimal(size, 1_000_000) + "ms";
    }

    private static String decimal(long size, long unit) {
        return BigDecimal.valueOf(size)
                .divide(BigDecimal.valueOf(unit))
                .stripTrailingZeros()
                .toPlainString();
    }
}
