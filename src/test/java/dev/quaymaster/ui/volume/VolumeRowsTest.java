package dev.quaymaster.ui.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Health;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.ui.kit.ListRow;
import dev.quaymaster.volume.VolumeUser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class VolumeRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String ANONYMOUS = "4f9c" + "0".repeat(58) + "e1";

    @Test
    void volumesAreGroupedByUseAndRunningOnesComeFirst() {
        var rows = VolumeRows.of(
                List.of(
                        volume("old_data", Map.of(), 2L << 30),
                        volume(ANONYMOUS, Map.of(), 62L << 20),
                        volume(
                                "pipeline_data",
                                compose("pipeline", "data"),
                                96L << 20,
                                user("pipeline", "loader", ContainerState.EXITED)),
                        volume(
                                "prefect-v2_postgres-data",
                                compose("prefect-v2", "postgres-data"),
                                412L << 20,
                                user("prefect-v2", "postgres", ContainerState.RUNNING))),
                NOW);
        assertThat(rows)
                .extracting(VolumeRowsTest::text)
                .containsExactly(
                        "IN USE",
                        "OK postgres-data | prefect-v2 · postgres | 412 MiB",
                        "NEUTRAL data | pipeline · loader, stopped | 96 MiB",
                        "UNUSED · 2.1 GIB",
                        "NEUTRAL old_data | not used | 2.0 GiB",
                        "NEUTRAL 4f9c…e1 | anonymous | 62 MiB");
    }

    @Test
    void aLockedVolumeSaysSoInWordsAndWithASign() {
        var rows = VolumeRows.of(List.of(volume("safe", Map.of(), 0)), NOW);
        assertThat(rows).extracting(VolumeRowsTest::text).contains("NEUTRAL safe | locked · not used | 0 B");
        assertThat(rows.getLast())
                .isInstanceOfSatisfying(
                        ListRow.Item.class, item -> assertThat(item.sign()).isPresent());
    }

    @Test
    void thePillNamesWhoHasItOpen() {
        var running = user("shop", "backend", ContainerState.RUNNING);
        var other = user("shop", "worker", ContainerState.PAUSED);
        var stopped = user("shop", "report", ContainerState.EXITED);
        assertThat(volume("v", Map.of(), 0, running, stopped).usage()).isEqualTo("in use by shop / backend");
        assertThat(volume("v", Map.of(), 0, running, other, stopped).usage())
                .isEqualTo("in use by shop / backend and 1 more");
        assertThat(volume("v", Map.of(), 0, stopped).usage()).isEqualTo("used by shop / report, stopped");
        assertThat(volume("v", Map.of(), 0).usage()).isEqualTo("not in use");
        assertThat(volume("v", Map.of(), 0, running, other).runningServices()).isEqualTo("backend and worker");
    }

    private static String text(ListRow row) {
        return switch (row) {
            case ListRow.Heading heading -> heading.text();
            case ListRow.Item item ->
                item.tone() + " " + item.title() + " | " + item.subtitle() + " | " + item.trailing();
        };
    }

    private static Map<String, String> compose(String project, String volume) {
        return Map.of("com.docker.compose.project", project, "com.docker.compose.volume", volume);
    }

    private static VolumeSummary volume(String name, Map<String, String> labels, long size, VolumeUser... users) {
        return new VolumeSummary(
                new Volume(name, "local", "/m", labels, Map.of(), Optional.empty()),
                List.of(users),
                OptionalLong.of(size),
                name.startsWith("safe") ? new VolumeProtection.Locked() : new VolumeProtection.Unprotected());
    }

    private static VolumeUser user(String project, String service, ContainerState state) {
        var container = new Container(
                "id-" + service,
                project + "-" + service + "-1",
                "image",
                "sha256:1",
                state,
                "",
                Health.NONE,
                Map.of("com.docker.compose.project", project, "com.docker.compose.service", service),
                List.of(),
                List.of(),
                NOW,
                List.of());
        return new VolumeUser(container, "/data", false);
    }
}
