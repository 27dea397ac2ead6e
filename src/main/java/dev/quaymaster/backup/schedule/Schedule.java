package dev.quaymaster.backup.schedule;

import com.cronutils.descriptor.CronDescriptor;
import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.quaymaster.words.Count;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A cron expression in a time zone: five fields (minute, hour, day of month, month, day of week)
/// or one of `@hourly`, `@daily`, `@midnight`, `@weekly`, `@monthly`, `@yearly`, `@annually`.
///
/// Days on which the clock is set forward have no 02:30: a run due in such a gap happens at the
/// gap's end. A time that comes twice when the clock is set back counts once.
///
/// @param expression as written by the user
/// @param zone whose clock counts
public record Schedule(String expression, ZoneId zone) {

    private static final CronDefinition FIELDS = CronDefinitionBuilder.defineCron()
            .withMinutes()
            .withValidRange(0, 59)
            .withStrictRange()
            .and()
            .withHours()
            .withValidRange(0, 23)
            .withStrictRange()
            .and()
            .withDayOfMonth()
            .withValidRange(1, 31)
            .withStrictRange()
            .and()
            .withMonth()
            .withValidRange(1, 12)
            .withStrictRange()
            .and()
            .withDayOfWeek()
            .withValidRange(0, 7)
            .withMondayDoWValue(1)
            .withIntMapping(7, 0)
            .withStrictRange()
            .and()
            .withSupportedNicknameHourly()
            .withSupportedNicknameDaily()
            .withSupportedNicknameMidnight()
            .withSupportedNicknameWeekly()
            .withSupportedNicknameMonthly()
            .withSupportedNicknameYearly()
            .withSupportedNicknameAnnually()
            .instance();

    private static final String NICKNAMES = "@hourly, @daily, @midnight, @weekly, @monthly, @yearly and @annually";

    private static final List<String> PARTS = List.of(
            "minute, which goes from 0 to 59",
            "hour, which goes from 0 to 23",
            "day of the month, which goes from 1 to 31",
            "month, which goes from 1 to 12",
            "day of the week, which goes from 0 (Sunday) to 7 (Sunday)");

    public Schedule {
        parse(expression);
    }

    /// Reads a schedule as users write it: a cron expression, with or without `CRON_TZ=Zone` before
    /// it, or a bare `daily`.
    ///
    /// @throws IllegalArgumentException with a message that says what is wrong
    public static Schedule of(String text, ZoneId zone) {
        var words = text.strip();
        if (words.startsWith("CRON_TZ=")) {
            var end = words.indexOf(' ');
            if (end < 0) {
                throw new IllegalArgumentException("“" + words + "” names a time zone but no time");
            }
            try {
                return of(words.substring(end), ZoneId.of(words.substring("CRON_TZ=".length(), end)));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("“" + words + "” names a time zone that does not exist", e);
            }
        }
        return new Schedule(words.matches("[a-z]+") ? "@" + words : words, zone);
    }

    /// The first moment after `moment` at which a run is due; empty when there is none (31
    /// February).
    public Optional<ZonedDateTime> next(ZonedDateTime moment) {
        var times = ExecutionTime.forCron(parse(expression));
        var instant = moment.withZoneSameInstant(zone);
        // Cron is worked out on a clock without gaps, then put into the zone, which moves what
        // falls into a gap to its end.
        var local = instant.toLocalDateTime().minusHours(3);
        for (int tries = 0; tries < 2000; tries++) {
            Optional<LocalDateTime> due =
                    times.nextExecution(local.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
            if (due.isEmpty()) {
                return Optional.empty();
            }
            var found = afterGap(due.get());
            if (found.isAfter(instant)) {
                return Optional.of(found);
            }
            local = due.get();
        }
        return Optional.empty();
    }

    /// Whether somebody who looked at `look`, and looks as often as a run is due, is still to be
    /// counted on at `now`: no run was due since, or the next look may still be to come.
    boolean covers(Instant look, Instant now) {
        var due = next(look.atZone(zone));
        if (due.isEmpty() || due.get().toInstant().isAfter(now)) {
            return true;
        }
        return next(due.get())
                .map(after -> Duration.between(due.get(), after))
                .map(interval -> look.plus(interval).isAfter(now))
                .orElse(false);
    }

    /// The schedule in plain English, such as `daily at 02:00`.
    public String words() {
        return ScheduleWords.of(expression)
                .orElseGet(() -> CronDescriptor.instance(Locale.UK).describe(parse(expression)));
    }

    private ZonedDateTime afterGap(LocalDateTime local) {
        var transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getDateTimeAfter().atZone(zone)
                : local.atZone(zone);
    }

    private static Cron parse(String expression) {
        try {
            return new CronParser(FIELDS).parse(expression).validate();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "“%s” is no schedule: %s. Write minute, hour, day, month and weekday, as in 0 2 * * *, or @daily."
                            .formatted(expression, fault(expression.strip())),
                    e);
        }
    }

    /// What is wrong with an expression, in words.
    private static String fault(String expression) {
        if (expression.startsWith("@")) {
            return "the words are " + NICKNAMES;
        }
        var parts = expression.isEmpty() ? new String[0] : expression.split("\\s+", -1);
        if (parts.length != PARTS.size()) {
            return "it has %s instead of %d".formatted(Count.words(parts.length, "part"), PARTS.size());
        }
        for (int i = 0; i < parts.length; i++) {
            if (!isUnderstood("* ".repeat(i) + parts[i] + " *".repeat(parts.length - i - 1))) {
                return "“%s” is no %s".formatted(parts[i], PARTS.get(i));
            }
        }
        return "it is not understood";
    }

    private static boolean isUnderstood(String expression) {
        try {
            return new CronParser(FIELDS).parse(expression).validate() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
