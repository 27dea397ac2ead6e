package dev.quaymaster.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.schedule.DuePlans.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuePlansTest {

    private static final BackupPlan NIGHTLY = BackupPlan.nightly(
            PlanSource.stack("prefect-v2", Optional.empty()),
            new Schedule("0 2 * * *", ZoneOffset.UTC),
            Path.of("/backups"));

    private static final Instant BEFORE = Instant.parse("2026-11-19T02:00:30Z");
    private static final Instant REGULAR = Instant.parse("2026-11-20T02:00:00Z");
    private static final Instant DUE = Instant.parse("2026-11-20T02:00:10Z");

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
        assertThat(kinds(look(now, noted(upTo), Watch.STAYING))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T02:00:30Z, 2026-11-20T12:00:00Z, nothing",
        "2026-11-19T02:00:30Z, 2026-11-20T02:00:10Z, SCHEDULED",
        "2026-11-18T02:00:30Z, 2026-11-20T01:45:00Z, LATE",
        "2026-11-18T02:00:30Z, 2026-11-20T01:59:59Z, LATE",
    })
    void whoLooksOnceCatchesUpHoweverNearTheNextOneIs(Instant upTo, Instant now, String expected) {
        assertThat(kinds(look(now, noted(upTo), Watch.ONCE))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T01:58:00Z, 2026-11-20T02:00:10Z, SCHEDULED",
        "2026-11-19T12:00:00Z, 2026-11-20T09:00:00Z, LATE",
        "2026-11-20T02:00:05Z, 2026-11-20T02:00:10Z, nothing",
        "2026-11-21T02:00:05Z, 2026-11-20T02:00:10Z, nothing",
    })
    void aNewPlanCountsFromWhenItWasMade(Instant made, Instant now, String expected) {
        var look = DuePlans.at(now, List.of(NIGHTLY.madeAt(made)), ScheduleState.EMPTY, Set.of(), Watch.ONCE);
        assertThat(kinds(look)).isEqualTo(expected);
    }

    @Test
    void aPlanMadeAnewDoesNotTakeOverWhatWasNotedForItsName() {
        var old = DuePlans.at(DUE, List.of(NIGHTLY), noted(BEFORE), Set.of(), Watch.STAYING);
        var made = NIGHTLY.madeAt(DUE.plusSeconds(60));

        var look = DuePlans.at(DUE.plusSeconds(120), List.of(made), old.state(), Set.of(), Watch.ONCE);

        assertThat(look.due()).isEmpty();
    }

    /// A timer at the plan's own times made no backup in the first night.
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T02:00:10Z, SCHEDULED",
        "2026-11-20T02:30:00Z, nothing",
    })
    void aPlanInLabelsIsRunByTheFirstLookAtItsTime(Instant now, String expected) {
        var look = DuePlans.at(now, List.of(NIGHTLY), ScheduleState.EMPTY, Set.of(), Watch.ONCE);
        assertThat(kinds(look)).isEqualTo(expected);
    }

    @Test
    void aPlanNobodyNotedRunsFromTheSecondLookOnWhereverTheLooksAre() {
        var hourly = plan("hourly", "0 * * * *");
        var state = ScheduleState.EMPTY;
        var kinds = new ArrayList<String>();
        for (int hour = 1; hour < 5; hour++) {
            var now = Instant.parse("2026-11-20T%02d:45:00Z".formatted(hour));
            var decision = DuePlans.at(now, List.of(hourly), state, Set.of(), Watch.ONCE);
            kinds.add(kinds(decision));
            state = decision.state().ended("hourly");
        }
        assertThat(kinds).containsExactly("nothing", "LATE", "LATE", "LATE");
    }

    @Test
    void aPlanLookedAfterByCronAtMinute45RunsEveryHour() {
        var hourly = plan("hourly", "0 * * * *");
        var state = noted(Instant.parse("2026-11-20T00:45:00Z"), "hourly");
        for (int hour = 1; hour < 24; hour++) {
            var now = Instant.parse("2026-11-20T%02d:45:00Z".formatted(hour));
            var decision = DuePlans.at(now, List.of(hourly), state, Set.of(), Watch.ONCE);
            assertThat(kinds(decision)).isEqualTo("LATE");
            state = decision.state().ended("hourly");
        }
    }

    @Test
    void aLaptopThatWakesForMinutesBetweenTheTimesOfAPlanStillGetsBackups() {
        var hourly = plan("hourly", "0 * * * *");
        var state = noted(Instant.parse("2026-11-20T00:45:00Z"), "hourly");
        int runs = 0;
        for (int minute = 0; minute < 24 * 60; minute++) {
            var now = Instant.parse("2026-11-20T00:46:00Z").plus(Duration.ofMinutes(minute));
            boolean awake = minute % 60 < 8; // until minute 54 of the hour
            if (awake) {
                var decision = DuePlans.at(now, List.of(hourly), state, Set.of(), Watch.STAYING);
                runs += decision.due().size();
                state = decision.due().isEmpty()
                        ? decision.state()
                        : decision.state().ended("hourly");
            }
        }
        assertThat(runs).isGreaterThanOrEqualTo(11);
    }

    @Test
    void aMissedRunIsOneWithTheNextWhenThatIsNear() {
        var morning = Instant.parse("2026-11-20T01:45:00Z");
        var first = look(morning, noted(Instant.parse("2026-11-18T02:00:30Z")), Watch.STAYING);
        assertThat(first.due()).isEmpty();

        var second = look(DUE, first.state(), Watch.STAYING);

        assertThat(kinds(second)).isEqualTo("SCHEDULED");
        assertThat(look(DUE.plusSeconds(20), second.state().ended(NIGHTLY.name()), Watch.STAYING)
                        .due())
                .isEmpty();
    }

    @Test
    void aNewPlanStartsCountingNow() {
        var now = Instant.parse("2026-11-20T08:00:00Z");
        var decision = look(now, ScheduleState.EMPTY, Watch.STAYING);
        assertThat(decision).isEqualTo(new DuePlans(List.of(), noted(now), List.of()));
    }

    @Test
    void aRunThatWasMissedManyTimesIsCaughtUpOnce() {
        var now = Instant.parse("2026-11-20T08:00:00Z");
        var first = look(now, noted(Instant.parse("2026-10-01T00:00:00Z")), Watch.ONCE);
        assertThat(first.due()).hasSize(1);
        var ended = first.state().ended(NIGHTLY.name());
        assertThat(look(now.plusSeconds(20), ended, Watch.ONCE).due()).isEmpty();
    }

    @Test
    void whatWasDueAndNotBegunIsBegunByTheNextProcess() {
        var first = look(DUE, noted(BEFORE), Watch.ONCE);

        assertThat(kinds(look(DUE.plusSeconds(600), first.state(), Watch.STAYING)))
                .isEqualTo("LATE");
    }

    @Test
    void aRunWhoseProcessWasKilledIsMadeUpForOnce() {
        var begun = begun(look(DUE, noted(BEFORE), Watch.STAYING).state());
        var second = look(DUE.plusSeconds(600), begun, Watch.STAYING);
        assertThat(kinds(second)).isEqualTo("LATE");

        var third = look(DUE.plusSeconds(1200), begun(second.state()), Watch.STAYING);

        assertThat(third.due()).isEmpty();
        assertThat(third.notes())
                .containsExactly("The backup plan prefect-v2 nightly was cut short twice and is not begun"
                        + " again before its next time.");
        var fourth = look(DUE.plusSeconds(1800), third.state(), Watch.STAYING);
        assertThat(fourth.due()).isEmpty();
        assertThat(fourth.notes()).isEmpty();
        assertThat(kinds(look(DUE.plus(Duration.ofDays(1)), fourth.state(), Watch.STAYING)))
                .isEqualTo("SCHEDULED");
    }

    @Test
    void whatIsUnderWayHereIsNotTakenForKilled() {
        var begun = begun(look(DUE, noted(BEFORE), Watch.STAYING).state());
        var decision = DuePlans.at(
                DUE.plus(Duration.ofDays(1)), List.of(NIGHTLY), begun, Set.of(NIGHTLY.name()), Watch.STAYING);
        assertThat(decision).isEqualTo(new DuePlans(List.of(), begun, List.of()));
    }

    @Test
    void whatBecameDueDuringALongRunIsDoneAfterIt() {
        var begun = begun(look(DUE, noted(BEFORE), Watch.STAYING).state());
        var ended = begun.ended(NIGHTLY.name());
        assertThat(kinds(look(DUE.plus(Duration.ofHours(26)), ended, Watch.STAYING)))
                .isEqualTo("LATE");
    }

    @Test
    void whatSomethingWasInTheWayOfIsTriedAgainAtLongerAndLongerPauses() {
        var state = look(DUE, noted(BEFORE), Watch.STAYING).state();
        var pauses = new ArrayList<Long>();
        var now = DUE;
        for (int attempt = 0; attempt < 9; attempt++) {
            var run = pending(state).begun().afterBusy(now);
            state = state.pending(NIGHTLY.name(), run);
            assertThat(look(run.notBefore().minusSeconds(1), state, Watch.STAYING)
                            .due())
                    .isEmpty();
            pauses.add(Duration.between(now, run.notBefore()).toMinutes());
            now = run.notBefore();
            assertThat(look(now, state, Watch.STAYING).due()).hasSize(1);
        }
        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void whoLooksOnceTriesAgainAtOnce() {
        var state = look(DUE, noted(BEFORE), Watch.ONCE).state();
        var busy = pending(state).begun().afterBusy(DUE);
        var noted = state.pending(NIGHTLY.name(), busy);

        assertThat(kinds(look(DUE.plusSeconds(5), noted, Watch.ONCE))).isEqualTo("SCHEDULED");
    }

    @Test
    void theNextRegularTimeTakesThePlaceOfARunThatIsPutOff() {
        var state = look(DUE, noted(BEFORE), Watch.STAYING).state();
        var busy = new PendingRun(DUE, DUE.plus(Duration.ofDays(3)), 9, false, 1);
        var next = DUE.plus(Duration.ofDays(1));

        var decision = look(next, state.pending(NIGHTLY.name(), busy), Watch.STAYING);

        assertThat(kinds(decision)).isEqualTo("SCHEDULED");
        assertThat(decision.state().pending())
                .containsEntry(NIGHTLY.name(), new PendingRun(REGULAR.plus(Duration.ofDays(1)), next, 0, false, 0));
    }

    @Test
    void aPauseFromAClockThatWasSetBackIsNotWaitedFor() {
        var far = new PendingRun(REGULAR, DUE.plus(Duration.ofDays(300)), 1, false, 0);
        var state = noted(DUE).pending(NIGHTLY.name(), far);

        assertThat(look(DUE.plusSeconds(60), state, Watch.STAYING).due()).hasSize(1);
    }

    private static DuePlans look(Instant now, ScheduleState state, Watch watch) {
        return DuePlans.at(now, List.of(NIGHTLY), state, Set.of(), watch);
    }

    private static String kinds(DuePlans decision) {
        return decision.due().isEmpty()
                ? "nothing"
                : decision.due().getFirst().kind().name();
    }

    private static PendingRun pending(ScheduleState state) {
        return Objects.requireNonNull(state.pending().get(NIGHTLY.name()));
    }

    private static ScheduleState begun(ScheduleState state) {
        return state.pending(NIGHTLY.name(), pending(state).begun());
    }

    private static BackupPlan plan(String name, String cron) {
        return new BackupPlan(
                name,
                NIGHTLY.source(),
                Optional.of(new Schedule(cron, ZoneOffset.UTC)),
                NIGHTLY.retention(),
                NIGHTLY.destination(),
                NIGHTLY.methods(),
                false);
    }

    private static ScheduleState noted(Instant upTo) {
        return noted(upTo, NIGHTLY.name());
    }

    private static ScheduleState noted(Instant upTo, String plan) {
        return ScheduleState.EMPTY.with(Map.of(plan, upTo));
    }
}
