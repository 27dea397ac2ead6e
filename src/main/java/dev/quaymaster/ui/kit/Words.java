package dev.quaymaster.ui.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Lengths of time and moments as people read them.
public final class Words {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    private Words() {}

    /// A length of time in its two largest units: `12 s`, `3 min 4 s`, `3 h 12 min`, `5 d 2 h`.
    ///
    /// @param time zero or more
    public static String duration(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        if (seconds < 86_400) {
            return two(seconds / 3600, "h", seconds % 3600 / 60, "min");
        }
        return two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /// A moment, shorter the nearer it is: `today 08:51`, `19 Nov 02:00`, `19 Nov 2025 02:00`.
    ///
    /// @param moment what to tell
    /// @param now the present moment
    /// @param zone the reader's time zone
    public static String moment(Instant moment, Instant now, ZoneId zone) {
        var time = moment.atZone(zone);
        var today = LocalDate.ofInstant(now, zone);
        if (time.toLocalDate().equals(today)) {
            return "today " + CLOCK.format(time);
        }
        if (time.toLocalDate().equals(today.minusDays(1))) {
            return "yesterday " + CLOCK.format(time);
        }
        return (time.getYear() == today.getYear() ? DAY : YEAR).format(time);
    }
}
