package dev.quaymaster.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.Stats;
import dev.quaymaster.engine.http.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// The arithmetic of the `docker stats` command.
class StatsMappingTest {

    private static final String MEASURED = """
            {"read": "2026-11-21T03:00:00Z",
             "cpu_stats": {"cpu_usage": {"total_usage": 300}, "system_cpu_usage": 3000, "online_cpus": 2},
             "memory_stats": {"usage": 1000, "limit": 8000, "stats": {"inactive_file": 300}},
             "networks": {"eth0": {"rx_bytes": 5, "tx_bytes": 7}, "eth1": {"rx_bytes": 1, "tx_bytes": 2}},
             "blkio_stats": {"io_service_bytes_recursive": [
                 {"op": "Read", "value": 11}, {"op": "Write", "value": 13}, {"op": "read", "value": 1}]},
             "pids_stats": {"current": 4}}
            """;

    private static final String BEFORE = """
            {"cpu_stats": {"cpu_usage": {"total_usage": 100}, "system_cpu_usage": 2000, "online_cpus": 2}}
            """;

    @Test
    void everythingIsComputed() throws IOException {
        assertThat(StatsMapping.stats(Json.parse(MEASURED), Json.parse(BEFORE)))
                .isEqualTo(new Stats(
                        Instant.parse("2026-11-21T03:00:00Z"), OptionalDouble.of(40.0), 700, 8000, 6, 9, 12, 13, 4));
    }

    @Test
    void theFirstMeasurementSaysNothingAboutTheProcessor() throws IOException {
        assertThat(StatsMapping.stats(Json.parse(MEASURED), Json.object()).cpuPercent())
                .isEmpty();
    }

    @Test
    void aContainerThatWasStartedAnewIsNotComparedWithItsLastRun() throws IOException {
        var earlier = BEFORE.replace("100", "900");

        assertThat(StatsMapping.stats(Json.parse(MEASURED), Json.parse(earlier)).cpuPercent())
                .isEmpty();
    }

    @Test
    void whatDoesNotRunIsNotMeasured() throws IOException {
        assertThat(StatsMapping.measured(Json.parse(MEASURED))).isTrue();
        assertThat(StatsMapping.measured(Json.parse("{\"cpu_stats\": {}}"))).isFalse();
    }

    @Test
    void anOldEngineCallsItsCacheAnotherName() throws IOException {
        var old = MEASURED.replace("\"inactive_file\": 300", "\"total_inactive_file\": 400, \"inactive_file\": 1");

        assertThat(StatsMapping.stats(Json.parse(old), Json.object()).memoryBytes())
                .isEqualTo(600);
    }
}
