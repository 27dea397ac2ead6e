package dev.quaymaster.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.SetKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuePlansTest {

    private static final BackupPlan NIGHTLY =
            BackupPlan.nightly(
                    PlanSource.stack("prefect-v2", Optional.empty()),
                    new Schedule("0 2 * * *", ZoneOffset.UTC),
                    Path.of("/backups"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T02:00:30Z, 2026-11-20T12:00:00Z, nothing",
        "2026-11-19T02:00:30Z, 2026-11-20T01:59:59Z, nothing",
        "2026-11-19T02:00:30Z, 2026-11-20T02:00:10Z, SCHEDULED",
        "2026-11-19T02:00:30Z, 2026-11-20T08:00:00Z, LATE",
        "2026-10-01T02:00:30Z, 2026-11-20T08:00:00Z, LATE",
        "2026-11-18T02:00:30Z, 2026-11-20T01:45:00Z, nothing",
        "2026-12-24T02:00:30Z, 2026-11-20T08:00:00Z, nothing",
    })
    void onePlanAtOneMoment(Instant upTo, Instant now, String expected) {
        var due = DuePlans.at(now, List.of(NIGHTLY), noted(upTo)).due();
        assertThat(due.isEmpty() ? "nothing" : due.getFirst().kind().name()).isEqualTo(expected);
    }

    @Test
    void aNewPlanStartsCountingNow() {
        var now = Instant.parse("2026-11-20T08:00:00Z");
        var decision = DuePlans.at(now, List.of(NIGHTLY), new ScheduleState(new TreeMap<>()));
        assertThat(decision).isEqualTo(new DuePlans(List.of(), noted(now)));
    }

    @Test
    void aRunThatWasMissedManyTimesIsCaughtUpOnce() {
        var now = Instant.parse("2026-11-20T08:00:00Z");
        var first =
                DuePlans.at(now, List.of(NIGHTLY), noted(Instant.parse("2026-10-01T00:00:00Z")));
        assertThat(first.due()).hasSize(1);
        assertThat(DuePlans.at(now.plusSeconds(20), List.of(NIGHTLY), first.state()).due())
                .isEmpty();
    }

    @Test
    void whatIsDueIsNotedOnDiskBeforeItRuns(@TempDir Path folder) {
        var file = folder.resolve("schedule.json");
        noted(Instant.parse("2026-11-19T02:00:30Z")).save(file);
        var now = Instant.parse("2026-11-20T02:00:10Z");
        var begun = new ArrayList<String>();
        var scheduler =
                new Scheduler(
                        () -> List.of(NIGHTLY),
                        (plan, kind) -> {
                            assertThat(ScheduleState.load(file)).isEqualTo(noted(now));
                            begun.add(plan.name() + " " + kind);
                        },
                        file,
                        Clock.fixed(now, ZoneOffset.UTC),
                        Runnable::run);
        assertThat(scheduler.look()).containsExactly(NIGHTLY);
        assertThat(scheduler.look()).isEmpty();
        assertThat(begun).containsExactly("prefect-v2 nightly " + SetKind.SCHEDULED);
    }

    @Test
    void aPlanThatStillRunsIsNotBegunAgain(@TempDir Path folder) {
        var file = folder.resolve("schedule.json");
        var held = new ArrayList<Runnable>();
        var looks = List.of("2026-11-20T02:00:10Z", "2026-11-21T02:00:10Z");
        noted(Instant.parse("2026-11-19T02:00:30Z")).save(file);
        var clock = new MovingClock();
        var scheduler =
                new Scheduler(() -> List.of(NIGHTLY), (plan, kind) -> {}, file, clock, held::add);
        for (var look : looks) {
            clock.now = Instant.parse(look);
            scheduler.look();
        }
        assertThat(held).hasSize(1);
    }

    @Test
    void ofTwoWindowsOneRunsTheSchedules(@TempDir Path folder) {
        var state = folder.resolve("schedule.json");
        var lock = folder.resolve("agent.lock");
        try (var first =
                Scheduler.start(List::of, (plan, kind) -> {}, state, lock, "window")
                        .orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(Scheduler.start(List::of, (plan, kind) -> {}, state, lock, "agent"))
                    .isEmpty();
            assertThat(lock).content().startsWith("window, process ");
        }
        Scheduler.start(List::of, (plan, kind) -> {}, state, lock, "agent").orElseThrow().close();
        assertThat(Files.exists(lock)).isTrue();
    }

    private static ScheduleState noted(Instant upTo) {
        return new ScheduleState(new TreeMap<>(Map.of(NIGHTLY.name(), upTo)));
    }

    private static final class MovingClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
