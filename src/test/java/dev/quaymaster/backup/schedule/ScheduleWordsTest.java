package dev.quaymaster.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 2 * * *    | daily at 02:00
                    @daily       | daily at 00:00
                    30 3 * * 7   | Sundays at 03:30
                    weekly       | Sundays at 00:00
                    0 */6 * * *  | every 6 hours
                    @hourly      | every hour
                    """)
    void usualSchedulesReadAsPeopleSayThem(String expression, String words) {
        assertThat(Schedule.of(expression, ZoneOffset.UTC).words()).isEqualTo(words);
    }

    @Test
    void anyOtherScheduleHasWordsToo() {
        assertThat(Schedule.of("15 1 1 * *", ZoneOffset.UTC).words()).contains("01:15");
    }
}
