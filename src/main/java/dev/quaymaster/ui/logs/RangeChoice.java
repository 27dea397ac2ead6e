package dev.quaymaster.ui.logs;

import dev.quaymaster.logs.LogRange;
import java.time.Duration;
import java.util.Optional;

/// The parts of the logs that are offered.
enum RangeChoice {
    /// The end of each log.
    LATEST("Latest lines"),
    /// A quarter of an hour.
    QUARTER("Last 15 minutes"),
    /// An hour.
    HOUR("Last hour"),
    /// A day.
    DAY("Last 24 hours"),
    /// As much as fits.
    EVERYTHING("Everything"),
    /// What the user says.
    BETWEEN("From … to …");

    private final String words;

    RangeChoice(String words) {
        this.words = words;
    }

    /// The range; none when the user must be asked.
    Optional<LogRange> range() {
        return switch (this) {
            case LATEST -> Optional.of(LogRange.latest());
            case QUARTER -> Optional.of(new LogRange.Back(Duration.ofMinutes(15)));
            case HOUR -> Optional.of(new LogRange.Back(Duration.ofHours(1)));
            case DAY -> Optional.of(new LogRange.Back(Duration.ofDays(1)));
            case EVERYTHING -> Optional.of(new LogRange.Everything());
            case BETWEEN -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
