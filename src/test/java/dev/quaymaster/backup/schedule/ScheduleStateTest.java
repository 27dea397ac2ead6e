package dev.quaymaster.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleStateTest {

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void place() {
        file = folder.resolve("schedule.json");
    }

    @Test
    void whatWasWrittenIsRead() {
        var moment = Instant.parse("2026-11-20T02:00:00Z");
        var state = ScheduleState.EMPTY
                .with(Map.of("nightly", moment))
                .pending("nightly", new PendingRun(moment, moment.plusSeconds(60), 1, true, 1))
                .lookedOnceAt(moment);
        state.save(file);

        assertThat(ScheduleState.load(file).state()).isEqualTo(state);
        assertThat(ScheduleState.load(file).notice()).isEmpty();
    }

    @Test
    void whatYesterdaysVersionWroteIsRead() throws IOException {
        Files.writeString(file, """
                {
                  "upTo" : {
                    "hourly" : "2026-11-20T01:59:12.345Z",
                    "shop from labels (0 2 * * *)" : "2026-11-20T02:00:12Z"
                  }
                }
                """);

        var loaded = ScheduleState.load(file);

        assertThat(loaded.notice()).isEmpty();
        assertThat(loaded.state())
                .isEqualTo(ScheduleState.EMPTY.with(Map.of(
                        "hourly",
                        Instant.parse("2026-11-20T01:59:12.345Z"),
                        "shop from labels (0 2 * * *)",
                        Instant.parse("2026-11-20T02:00:12Z"))));
    }

    @Test
    void whatWasPendingBeforeLooksWereNotedIsRead() throws IOException {
        Files.writeString(file, """
                {
                  "upTo" : { "hourly" : "2026-11-20T02:00:12Z" },
                  "pending" : {
                    "hourly" : {
                      "due" : "2026-11-20T02:00:00Z",
                      "notBefore" : "2026-11-20T02:01:00Z",
                      "busy" : 1,
                      "underWay" : false,
                      "cutShort" : 0
                    }
                  }
                }
                """);

        var loaded = ScheduleState.load(file);

        assertThat(loaded.notice()).isEmpty();
        assertThat(loaded.state().pending()).containsOnlyKeys("hourly");
        assertThat(loaded.state().lookedOnce()).isEmpty();
    }

    @Test
    void noneIsNoNews() {
        assertThat(ScheduleState.load(file)).isEqualTo(new ScheduleState.Loaded(ScheduleState.EMPTY, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[1]",
                "{\"upTo\": null}",
                "{\"upTo\": {\"a\": \"yesterday\"}}",
                "{\"upTo\": {\"a\": 7}, \"pending\": 3}",
                "{\"upTo\": 7, \"pending\": {\"a\": {\"due\": null}}}",
                "\u0000\u0001"
            })
    void oneThatIsDamagedIsToldOf(String text) throws IOException {
        Files.writeString(file, text);

        var loaded = ScheduleState.load(file);

        assertThat(loaded.state()).isEqualTo(ScheduleState.EMPTY);
        assertThat(loaded.notice().orElse("")).startsWith("It is no longer known when the backup plans ran last");
    }

    @Test
    void aFolderInItsPlaceIsToldOf() throws IOException {
        Files.createDirectories(file);

        assertThat(ScheduleState.load(file).notice().orElse("")).contains("is no file");
    }
}
