package dev.quaymaster.backup.schedule;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The schedules people use most, as people say them.
final class ScheduleWords {

    private static final Pattern HOURLY = Pattern.compile("0 \\* \\* \\* \\*|@hourly");
    private static final Pattern EVERY_HOURS = Pattern.compile("0 \\*/(\\d+) \\* \\* \\*");
    private static final Pattern DAILY = Pattern.compile("(\\d+) (\\d+) \\* \\* \\*");
    private static final Pattern WEEKLY = Pattern.compile("(\\d+) (\\d+) \\* \\* ([0-7])");
    private static final List<String> DAYS =
            List.of("Sundays", "Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays");

    private ScheduleWords() {}

    /// Words for one of them; empty for any other.
    static Optional<String> of(String expression) {
        var text = plain(expression);
        if (HOURLY.matcher(text).matches()) {
            return Optional.of("every hour");
        }
        var hours = EVERY_HOURS.matcher(text);
        if (hours.matches()) {
            return Optional.of("every " + hours.group(1) + " hours");
        }
        var daily = DAILY.matcher(text);
        if (daily.matches()) {
            return Optional.of("daily at " + time(daily.group(2), daily.group(1)));
        }
        var weekly = WEEKLY.matcher(text);
        return weekly.matches()
                ? Optional.of(
                        DAYS.get(Integer.parseInt(weekly.group(3))) + " at " + time(weekly.group(2), weekly.group(1)))
                : Optional.empty();
    }

    private static String plain(String expression) {
        return switch (expression) {
            case "@daily", "@midnight" -> "0 0 * * *";
            case "@weekly" -> "0 0 * * 0";
            default -> expression.replaceAll("\\s+", " ");
        };
    }

    private static String time(String hour, String minute) {
        return "%02d:%02d".formatted(Integer.parseInt(hour), Integer.parseInt(minute));
    }
}
