package dev.quaymaster.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 2 * * *     | 2026-11-20T02:00 | 2026-11-21T02:00
                    0 2 * * *     | 2026-11-20T01:59 | 2026-11-20T02:00
                    @daily        | 2026-11-20T12:00 | 2026-11-21T00:00
                    weekly        | 2026-11-20T12:00 | 2026-11-22T00:00
                    */15 * * * *  | 2026-11-20T12:01 | 2026-11-20T12:15
                    30 3 * * 7    | 2026-11-20T12:00 | 2026-11-22T03:30
                    30 3 * * SUN  | 2026-11-20T12:00 | 2026-11-22T03:30
                    0 0 29 2 *    | 2026-11-20T12:00 | 2028-02-29T00:00
                    """)
    void theNextRunIsTheFirstOneLater(String expression, String after, String next) {
        assertThat(Schedule.of(expression, BERLIN)
                        .next(LocalDateTime.parse(after).atZone(BERLIN)))
                .contains(LocalDateTime.parse(next).atZone(BERLIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"30 2 * * *", "0 2 * * *"})
    void aRunInTheHourThatSummerTimeTakesHappensAtItsEnd(String expression) {
        var runs = runs(Schedule.of(expression, BERLIN), "2026-03-28T12:00:00+01:00[Europe/Berlin]", 2);
        assertThat(runs.getFirst()).hasToString("2026-03-29T03:00+02:00[Europe/Berlin]");
    }

    @Test
    void aRunInTheHourThatComesTwiceHappensOnce() {
        assertThat(runs(Schedule.of("30 2 * * *", BERLIN), "2026-10-24T12:00:00+02:00[Europe/Berlin]", 2))
                .extracting(ZonedDateTime::toString)
                .containsExactly("2026-10-25T02:30+02:00[Europe/Berlin]", "2026-10-26T02:30+01:00[Europe/Berlin]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Africa/Cairo", "Australia/Lord_Howe", "Pacific/Apia", "Europe/Berlin"})
    void runsAlwaysGoForwardInTime(String zone) {
        var schedule = Schedule.of("0 */2 * * *", ZoneId.of(zone));
        var moment = ZonedDateTime.parse("2011-12-28T12:00:00Z").withZoneSameInstant(ZoneId.of(zone));
        for (int i = 0; i < 60; i++) {
            var next = schedule.next(moment).orElseThrow();
            assertThat(next).isAfter(moment);
            moment = next;
        }
    }

    @Test
    void aZoneCanStandBeforeTheExpression() {
        assertThat(Schedule.of("CRON_TZ=Asia/Tokyo 0 2 * * *", BERLIN))
                .isEqualTo(new Schedule("0 2 * * *", ZoneId.of("Asia/Tokyo")));
    }

    @Test
    void aDayThatNeverComesHasNoNextRun() {
        assertThat(Schedule.of("0 0 31 2 *", BERLIN).next(ZonedDateTime.now(BERLIN)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 2 * *", "61 2 * * *", "@sometimes", "0 2 * * * *"})
    void whatIsNoScheduleIsRefusedWithAnExample(String expression) {
        assertThatThrownBy(() -> Schedule.of(expression, BERLIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("as in 0 2 * * *");
    }

    /// The words of a library reached the user.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "61 2 * * *   | “61” is no minute, which goes from 0 to 59",
                "*/0 * * * *  | “*/0” is no minute, which goes from 0 to 59",
                "0 25 * * *   | “25” is no hour, which goes from 0 to 23",
                "0 2 32 * *   | “32” is no day of the month, which goes from 1 to 31",
                "0 2 * 13 *   | “13” is no month, which goes from 1 to 12",
                "0 2 * * 9    | “9” is no day of the week, which goes from 0 (Sunday) to 7" + " (Sunday)",
                "soon         | the words are @hourly, @daily,",
                "at two       | it has 2 parts instead of 5",
                "0 2 * * * *  | it has 6 parts instead of 5"
            })
    void whatIsWrongWithAScheduleIsSaidInOurWords(String expression, String why) {
        assertThatThrownBy(() -> Schedule.of(expression, BERLIN))
                .hasMessageContaining(" is no schedule: " + why)
                .hasMessageEndingWith(". Write minute, hour, day, month and weekday, as in 0 2 * * *, or" + " @daily.");
    }

    @Test
    void whoLooksAsOftenAsARunIsDueIsCountedOn() {
        var nightly = Schedule.of("0 2 * * *", ZoneOffset.UTC);
        var look = Instant.parse("2026-11-20T02:07:00Z");
        assertThat(nightly.covers(look, Instant.parse("2026-11-21T01:59:00Z"))).isTrue();
        assertThat(nightly.covers(look, Instant.parse("2026-11-21T02:06:00Z"))).isTrue();
        assertThat(nightly.covers(look, Instant.parse("2026-11-21T02:08:00Z"))).isFalse();
        var workdays = Schedule.of("0 2 * * 1-5", ZoneOffset.UTC);
        assertThat(workdays.covers(look, Instant.parse("2026-11-22T12:00:00Z"))).isTrue();
        assertThat(workdays.covers(look, Instant.parse("2026-11-23T02:08:00Z"))).isFalse();
        var never = Schedule.of("0 0 31 2 *", ZoneOffset.UTC);
        assertThat(never.covers(look, look.plusSeconds(1L << 30))).isTrue();
    }

    @Test
    void aZoneThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> Schedule.of("CRON_TZ=Mars/Base 0 2 * * *", BERLIN))
                .hasMessage("“CRON_TZ=Mars/Base 0 2 * * *” names a time zone that does not exist");
    }

    private static List<ZonedDateTime> runs(Schedule schedule, String after, int count) {
        var runs = new ArrayList<ZonedDateTime>();
        var moment = ZonedDateTime.parse(after);
        for (int i = 0; i < count; i++) {
            moment = schedule.next(moment).orElseThrow();
            runs.add(moment);
        }
        return runs;
    }
}
