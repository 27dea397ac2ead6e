package dev.quaymaster.cli.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Lengths of time and moments in words for people.
public final class Amounts {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Amounts() {}

    /// A moment as `2026-11-21 09:45`, by the clock of this machine.
    public static String moment(Instant moment) {
        return MINUTES.format(moment.atZone(ZoneId.systemDefault()));
    }

    /// A time as `0.4 s`, `12 s`, `3 min`, `5 h`, `12 days`.
    public static String duration(Duration time) {
        if (time.toSeconds() < 10) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        if (time.toMinutes() < 2) {
            return time.toSeconds() + " s";
        }
        if (time.toHours() < 2) {
            return time.toMinutes() + " min";
        }
        return time.toDays() < 2 ? time.toHours() + " h" : time.toDays() + " days";
    }
}
