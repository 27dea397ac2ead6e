package dev.quaymaster.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLevelTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2026-03-01 12:00:00.123 UTC [1] LOG:  database system is ready to accept connections | INFO
                    2026-03-01 12:00:00.123 UTC [9] ERROR:  relation "x" does not exist | ERROR
                    2026-03-01 12:00:00.123 UTC [9] FATAL:  password authentication failed | ERROR
                    2026/03/01 12:00:00 [warn] 7#7: conflicting server name | WARNING
                    {"level":"error","ts":1767225600,"msg":"dial tcp: refused"} | ERROR
                    time="2026-03-01T12:00:00Z" level=debug msg="tick" | DEBUG
                    12:00:00.000 | UNKNOWN
                    0 errors were found | UNKNOWN
                    panic: runtime error | ERROR
                    """)
    void loggersSayHowSeriousALineIs(String line, LogLevel level) {
        assertThat(LogLevel.of(line)).isEqualTo(level);
    }
}
