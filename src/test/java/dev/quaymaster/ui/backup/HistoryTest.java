package dev.quaymaster.ui.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.BackupProgress;
import dev.quaymaster.backup.CheckRecord;
import dev.quaymaster.backup.RunRecord;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.Sets;
import dev.quaymaster.ui.kit.Tone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final Instant NIGHT = Instant.parse("2026-11-20T02:00:00Z");

    @Test
    void setsAndFailedRunsStandTogetherNewestFirst() {
        var rows = HistoryRow.of(
                List.of(
                        Sets.set("a", "2026-11-18T02:00:00Z"),
                        Sets.set("b", "2026-11-19T09:00:00Z", SetKind.LATE, checked()),
                        Sets.set("c", "2026-11-19T10:00:00Z", SetKind.SAFETY_COPY, Optional.empty())),
                List.of(run(NIGHT, RunRecord.Outcome.FAILED), run(NIGHT, RunRecord.Outcome.COMPLETE)));
        assertThat(rows)
                .extracting(row -> row.tone() + " " + row.result() + " " + row.volumes() + " " + row.copies())
                .containsExactly(
                        "BAD Failed no room left ",
                        "NEUTRAL Safety copy postgres-data 1",
                        "WARN Late postgres-data 1 · verified",
                        "OK Complete postgres-data 1");
    }

    @Test
    void aDamagedSetSaysSoWhateverItWas() {
        var damaged = new CheckRecord(NIGHT, List.of("a.tar.zst is missing"));
        var rows = HistoryRow.of(
                List.of(Sets.set("a", "2026-11-18T02:00:00Z", SetKind.SCHEDULED, Optional.of(damaged))), List.of());
        assertThat(rows)
                .extracting(row -> row.tone() + " " + row.result() + " " + row.copies())
                .containsExactly("BAD Damaged 1 · damaged");
    }

    @Test
    void theWorstRunOfADayColoursIt() {
        var kept = HistoryRow.of(List.of(Sets.set("a", "2026-11-20T08:00:00Z")), List.of());
        var history = List.of(run(NIGHT.minusSeconds(86_400), RunRecord.Outcome.COMPLETE));
        var failed = HistoryRow.of(run(NIGHT, RunRecord.Outcome.FAILED));
        var map = WeeksMap.of(List.of(kept.getFirst(), failed), history, LocalDate.parse("2026-11-21"), ZoneOffset.UTC);
        assertThat(map.days()).hasSize(42);
        assertThat(map.days().subList(38, 42))
                .extracting(WeeksMap.Day::tone)
                .containsExactly(Tone.NEUTRAL, Tone.OK, Tone.BAD, Tone.NEUTRAL);
        assertThat(map.days().get(40).words()).isEqualTo("2026-11-20: Complete, Failed");
    }

    @Test
    void rateAndTimeLeftAreToldOnceTheyCanBe() {
        var nanos = new AtomicLong();
        var pace = new Pace(nanos::get);
        assertThat(pace.words(copying(0))).isEqualTo("copying minio-data · 0 B of 100 MiB");
        nanos.set(2_000_000_000L);
        assertThat(pace.words(copying(40 << 20)))
                .isEqualTo("copying minio-data · 40 MiB of 100 MiB · 20 MiB/s · about 3 s left");
        assertThat(pace.words(BackupProgress.step(BackupProgress.Phase.SEALING, "prefect-v2")))
                .isEqualTo("writing the manifest of prefect-v2");
    }

    private static BackupProgress copying(long done) {
        return new BackupProgress(BackupProgress.Phase.COPYING, "minio-data", done, OptionalLong.of(100 << 20));
    }

    private static Optional<CheckRecord> checked() {
        return Optional.of(new CheckRecord(NIGHT, List.of()));
    }

    private static RunRecord run(Instant started, RunRecord.Outcome outcome) {
        return new RunRecord(
                "x", "prefect-v2", SetKind.SCHEDULED, started, started.plusSeconds(3), outcome, "no room left");
    }
}
