package dev.quaymaster.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.Consistency;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Health;
import dev.quaymaster.engine.Volume;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CopyMomentsTest {

    @Test
    void aDumpAndTheFilesThatBelongToItAreOfOneMoment() {
        assertThat(moments(1, dump("db"), files("uploads", "app"), files("cache", "worker")))
                .containsExactly("db uploads cache");
    }

    @Test
    void whatIsTooLargeHoldsNobodyLongerThanItsOwnCopyTakes() {
        assertThat(moments(
                        CopyMoments.LARGEST,
                        dump("db"),
                        files("uploads", "app"),
                        files("cache", "worker"),
                        files("thumbs", "app")))
                .containsExactly("db", "cache", "uploads thumbs");
    }

    @Test
    void whatNobodyWritesToIsCopiedWithoutHoldingAnybody() {
        var resting = job("old", Consistency.AT_REST);
        var live = job("log", Consistency.LIVE, "logger");
        assertThat(moments(1, resting, files("uploads", "app"), live)).containsExactly("uploads", "old", "log");
    }

    private static List<String> moments(long bytes, CopyJob... jobs) {
        return CopyMoments.of(List.of(jobs), _ -> bytes).stream()
                .map(moment -> String.join(
                        " ", moment.stream().map(job -> job.volume().name()).toList()))
                .toList();
    }

    private static CopyJob files(String volume, String writer) {
        return job(volume, Consistency.PAUSE, writer);
    }

    private static CopyJob dump(String volume) {
        var server = new ContainerDetails(
                container("db"),
                new ContainerDetails.Run(1, 0, false, "", Optional.empty(), Optional.empty(), 0),
                new ContainerDetails.Config(
                        List.of(), List.of(), Map.of(), "", "", false, "no", Optional.empty(), new TreeMap<>()),
                List.of(),
                Map.of());
        return new CopyJob(
                volume(volume),
                Consistency.DUMP,
                List.of(container("db")),
                Optional.of(new CopyJob.Database(server, "/data", false, 1)),
                Optional.empty());
    }

    private static CopyJob job(String volume, Consistency method, String... writers) {
        return new CopyJob(
                volume(volume),
                method,
                Stream.of(writers).map(CopyMomentsTest::container).toList(),
                Optional.empty(),
                Optional.empty());
    }

    private static Volume volume(String name) {
        return new Volume(name, "local", "/x/" + name, Map.of(), Map.of(), Optional.empty());
    }

    private static Container container(String name) {
        return new Container(
                name,
                name,
                "image",
                "sha256:1",
                ContainerState.RUNNING,
                "",
                Health.NONE,
                Map.of(),
                List.of(),
                List.of(),
                Instant.EPOCH,
                List.of());
    }
}
