package dev.quaymaster.backup.retention;

import static dev.quaymaster.backup.retention.ListedSet.keep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.RunRecord;
import dev.quaymaster.backup.SetOrigin;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.PlanSource;
import dev.quaymaster.backup.schedule.Schedule;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpiryPlannerTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final ListedSet monday = ListedSet.of("mon", "2026-11-16T02:00:00Z");
    private final ListedSet tuesday = ListedSet.of("tue", "2026-11-17T02:00:00Z");
    private final ListedSet wednesday = ListedSet.of("wed", "2026-11-18T02:00:00Z");
    private final ListedSet thursday = ListedSet.of("thu", "2026-11-19T02:00:00Z");

    @Test
    void theNewestStayWhateverTheOrderTheyAreListedIn() {
        assertThat(afterThursday(2, thursday, monday, wednesday, tuesday)).containsExactly("mon", "tue");
        assertThat(afterThursday(4, thursday, monday, wednesday, tuesday)).isEmpty();
    }

    @Test
    void setsMadeByHandAreLeftAloneByAPlan() {
        assertThat(afterThursday(1, monday.byHand(), tuesday.byHand(), wednesday, thursday))
                .containsExactly("wed");
    }

    @Test
    void setsMadeByRunningThePlanByHandAreLeftAloneByItAndPushNoneOut() {
        assertThat(afterThursday(1, monday.manual(), tuesday, wednesday.manual(), thursday))
                .containsExactly("tue");
        assertThat(afterThursday(2, monday, tuesday.manual(), wednesday.manual(), thursday))
                .isEmpty();

        var planner = planner(List.of(monday, tuesday, wednesday.manual(), thursday.manual()));
        assertThat(planner.after(thursday.manual().set(), keep(1))).isEqualTo(ExpiryPlan.NOTHING);
        assertThat(ids(planner.atNextRun(plan(2), "here", Optional.of("engine"))))
                .containsExactly("mon");
        assertThat(planner.all(keep(1), _ -> true).expired())
                .extracting(one -> one.set().id() + ": " + one.reason())
                .containsExactly(
                        "mon: older than the newest good one of plan nightly of stack shop",
                        "wed: older than the newest good one of stack shop, made by hand");
    }

    @Test
    void setsThatDoNotTellTheirOriginAreLeftAloneByAPlan() {
        assertThat(afterThursday(1, monday.ofLayout1(), tuesday.ofLayout1(), thursday))
                .isEmpty();
    }

    @Test
    void anotherPlanAnotherMachineAndAnotherEngineKeepTheirSets() {
        var weekly = monday.from(new SetOrigin("here", "engine", Optional.of("weekly")));
        var elsewhere = tuesday.from(new SetOrigin("there", "engine", Optional.of("nightly")));
        var other = wednesday.from(new SetOrigin("here", "other engine", Optional.of("nightly")));

        assertThat(afterThursday(1, weekly, elsewhere, other, thursday)).isEmpty();
    }

    @Test
    void aVolumeOfTheStacksNameIsAnotherSubject() {
        assertThat(afterThursday(1, monday.ofVolumes("shop"), thursday)).isEmpty();
        var byHand = List.of(
                monday.byHand().ofStack("shop", "data"),
                tuesday.byHand().ofVolumes("shop"),
                wednesday.byHand().ofVolumes("shop"));
        assertThat(ids(planner(byHand).all(keep(1), _ -> true))).containsExactly("tue");
    }

    @Test
    void pinnedSetsAndSafetyCopiesStay() {
        assertThat(afterThursday(1, monday.kept(true), tuesday.safetyCopy(), wednesday, thursday))
                .containsExactly("wed");
        var byHand = List.of(monday.byHand().kept(true), tuesday.byHand(), wednesday.byHand());
        assertThat(ids(planner(byHand).all(keep(1), _ -> true))).containsExactly("tue");
    }

    @Test
    void damagedSetsPushNoGoodOneOut() {
        assertThat(afterThursday(2, monday, tuesday, wednesday.found(true), thursday))
                .containsExactly("mon");
        assertThat(afterThursday(3, monday.found(true), tuesday, wednesday.found(true), thursday))
                .isEmpty();
    }

    @Test
    void theLastCopyOfAVolumeThatIsGoneStays() {
        var both = monday.ofVolumes("a", "b");
        var also = tuesday.ofVolumes("a", "b");
        var rest = wednesday.ofVolumes("a").without("b");
        var newest = thursday.ofVolumes("a").without("b");

        var plan = planner(List.of(both, also, rest, newest)).after(newest.set(), keep(1));

        assertThat(ids(plan)).containsExactly("mon", "wed");
    }

    @Test
    void theLastCopyStaysWhenLaterSetsHoldNoVolumeAtAll() {
        var empty = thursday.ofStack("shop");

        assertThat(ids(planner(List.of(monday, tuesday, empty)).after(empty.set(), keep(1))))
                .containsExactly("mon");
    }

    @Test
    void nothingIsDeletedInFavourOfSetsThatAreStillToCome() {
        var future = ListedSet.of("future", "2031-01-01T02:00:00Z");
        var beyond = ListedSet.of("beyond", "2031-01-02T02:00:00Z");

        var plan = planner(List.of(wednesday, future, beyond, thursday)).after(thursday.set(), keep(2));

        assertThat(plan.expired()).isEmpty();
        assertThat(plan.doubts())
                .containsExactly("No old backup of plan nightly of stack shop was deleted: future is dated"
                        + " 2031-01-01 02:00 UTC, which is still to come, so the clock was"
                        + " wrong and it is not certain which are the oldest. Delete what"
                        + " you do not need with quaymaster backup rm.");
    }

    @Test
    void nothingIsDeletedAfterARunUnderAClockThatIsBehind() {
        var behind = ListedSet.of("behind", "1970-01-01T00:10:00Z");
        var planner = new ExpiryPlanner(
                sets(List.of(monday, tuesday, behind)), List.of(), Instant.parse("1970-01-01T00:20:00Z"));

        var plan = planner.after(behind.set(), keep(1));

        assertThat(plan.expired()).isEmpty();
        assertThat(plan.doubts()).hasSize(1);
    }

    @Test
    void aSetThatWasMadeUnderAClockThatWasBehindIsNotTakenForTheOldest() {
        var behind = ListedSet.of("behind", "1970-01-01T00:10:00Z");
        var history = List.of(monday.run(), tuesday.run(), behind.run(), thursday.run());

        var plan = new ExpiryPlanner(sets(List.of(monday, tuesday, behind, thursday)), history, NOW)
                .after(thursday.set(), keep(2));

        assertThat(plan.expired()).isEmpty();
        assertThat(plan.doubts().getFirst()).contains("mon is dated after one that was made later");
    }

    @Test
    void runsOfOthersInTheHistoryRaiseNoDoubt() {
        var strange = new RunRecord(
                "strange", "other", monday.kind(), Instant.EPOCH, Instant.EPOCH, RunRecord.Outcome.COMPLETE, "");
        var history = List.of(monday.run(), strange, tuesday.run(), thursday.run());

        var plan = new ExpiryPlanner(sets(List.of(monday, tuesday, thursday)), history, NOW)
                .after(thursday.set(), keep(2));

        assertThat(ids(plan)).containsExactly("mon");
    }

    @Test
    void byHandEachSeriesIsCountedOnItsOwn() {
        var weekly = new SetOrigin("here", "engine", Optional.of("weekly"));
        var all = List.of(
                monday,
                tuesday,
                wednesday.from(weekly),
                thursday.from(weekly),
                monday.ofLayout1(),
                tuesday.ofLayout1().kept(false));
        var plan = planner(all).all(keep(1), _ -> true);

        assertThat(plan.expired())
                .extracting(one -> one.set().id() + ": " + one.reason())
                .containsExactly(
                        "mon: older than the newest good one of plan nightly of stack shop",
                        "wed: older than the newest good one of plan weekly of stack shop",
                        "mon: older than the newest good one of stack shop, whose plan is not" + " known");
        assertThat(ids(planner(all).all(keep(1), subject -> subject.equals("other"))))
                .isEmpty();
    }

    @Test
    void whatTheNextRunDeletesIsKnownBefore() {
        var others = List.of(monday.byHand(), tuesday.from(new SetOrigin("here", "engine", Optional.of("x"))));
        assertThat(ids(planner(others).atNextRun(plan(1), "here", Optional.of("engine"))))
                .isEmpty();

        var planner = planner(List.of(monday, tuesday, wednesday));
        assertThat(ids(planner.atNextRun(plan(4), "here", Optional.of("engine"))))
                .isEmpty();
        assertThat(ids(planner.atNextRun(plan(2), "here", Optional.of("engine"))))
                .containsExactly("mon", "tue");
        assertThat(ids(planner.atNextRun(plan(1), "here", Optional.empty()))).containsExactly("mon", "tue", "wed");
        assertThat(ids(planner.atNextRun(plan(1), "here", Optional.of("other engine"))))
                .isEmpty();
        assertThat(ids(planner.atNextRun(plan(1), "there", Optional.of("engine"))))
                .isEmpty();
    }

    @Test
    void aPlanThatSavesSomethingElseNowLeavesItsOlderSets() {
        var planner = planner(List.of(monday.ofVolumes("a"), tuesday.ofVolumes("a")));

        assertThat(ids(planner.atNextRun(plan(1), "here", Optional.of("engine"))))
                .isEmpty();
    }

    private static BackupPlan plan(int count) {
        var nightly = BackupPlan.nightly(
                PlanSource.stack("shop", Optional.empty()),
                new Schedule("0 2 * * *", ZoneOffset.UTC),
                Path.of("/backups"));
        return new BackupPlan(
                "nightly",
                nightly.source(),
                nightly.schedule(),
                keep(count),
                nightly.destination(),
                nightly.methods(),
                false);
    }

    private List<String> afterThursday(int count, ListedSet... sets) {
        return ids(planner(Arrays.asList(sets)).after(thursday.set(), keep(count)));
    }

    private static ExpiryPlanner planner(List<ListedSet> sets) {
        return new ExpiryPlanner(sets(sets), List.of(), NOW);
    }

    private static List<BackupSet> sets(List<ListedSet> sets) {
        return sets.stream().map(ListedSet::set).toList();
    }

    private static List<String> ids(ExpiryPlan plan) {
        return plan.sets().stream().map(BackupSet::id).toList();
    }
}
