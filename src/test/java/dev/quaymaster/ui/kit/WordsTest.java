package dev.quaymaster.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void timesShowTheirTwoLargestUnits() {
        assertThat(Stream.of(0, 59, 60, 184, 3600, 11_520, 86_400, 439_200)
                        .map(Duration::ofSeconds)
                        .map(Words::duration))
                .containsExactly("0 s", "59 s", "1 min", "3 min 4 s", "1 h", "3 h 12 min", "1 d", "5 d 2 h");
    }

    @Test
    void momentsAreShorterTheNearerTheyAre() {
        var now = Instant.parse("2026-11-21T09:00:00Z");
        assertThat(Stream.of(
                                "2026-11-21T08:51:00Z",
                                "2026-11-20T02:00:00Z",
                                "2026-11-19T02:00:00Z",
                                "2025-11-19T02:00:00Z")
                        .map(Instant::parse)
                        .map(moment -> Words.moment(moment, now, ZoneOffset.UTC)))
                .containsExactly("today 08:51", "yesterday 02:00", "19 Nov 02:00", "19 Nov 2025 02:00");
    }
}
