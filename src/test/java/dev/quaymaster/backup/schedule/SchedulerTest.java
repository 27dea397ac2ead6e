package dev.quaymaster.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.schedule.DuePlans.Watch;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.files.LockFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SchedulerTest {

    private static final Instant EVENING = Instant.parse("2026-11-19T20:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-11-20T02:00:10Z");
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private final MovingClock clock = new MovingClock();

    @BeforeEach
    void beginInTheEvening() {
        file = folder.resolve("state/schedule.json");
        clock.now = NIGHT;
    }

    @Test
    void whatIsDueIsNotedOnDiskBeforeItRuns() {
        var client = new RecordingClient(plan("nightly", "sets"));
        client.work = (plan, kind) -> {
            var noted = ScheduleState.load(file).state();
            assertThat(noted.upTo()).containsEntry("nightly", NIGHT);
            assertThat(pending(noted).underWay()).isTrue();
            return RunOutcome.DONE;
        };
        noted("nightly");
        var scheduler = once(client);

        assertThat(scheduler.look()).extracting(BackupPlan::name).containsExactly("nightly");
        assertThat(scheduler.look()).isEmpty();

        assertThat(client.ran).containsExactly("nightly SCHEDULED");
        assertThat(state().pending()).isEmpty();
    }

    @Test
    void threePlansOfOneFolderRunOneAfterTheOther() {
        var store = new BackupStore(folder.resolve("sets"));
        var together = new AtomicInteger();
        var client = new RecordingClient(plan("a", "sets"), plan("b", "sets"), plan("c", "sets"));
        client.work = (plan, kind) -> {
            try (var _ = store.lock(plan.name())) {
                assertThat(together.incrementAndGet()).isOne();
                Thread.onSpinWait();
                together.decrementAndGet();
                return RunOutcome.DONE;
            } catch (BackupException e) {
                return RunOutcome.of(e);
            }
        };
        noted("a", "b", "c");

        staying(client).look();

        await().untilAsserted(() -> assertThat(client.ran).hasSize(3));
        await().untilAsserted(() -> assertThat(state().pending()).isEmpty());
        assertThat(client.outcomes).containsOnly(RunOutcome.DONE);
    }

    @Test
    void plansOfDifferentFoldersDoNotWaitForEachOther() throws InterruptedException {
        var both = new CountDownLatch(2);
        var client = new RecordingClient(plan("a", "one"), plan("b", "other"));
        client.work = (plan, kind) -> {
            both.countDown();
            return waitFor(both) ? RunOutcome.DONE : RunOutcome.FAILED;
        };
        noted("a", "b");

        staying(client).look();

        assertThat(waitFor(both)).isTrue();
        await().untilAsserted(() -> assertThat(client.outcomes).containsExactly(RunOutcome.DONE, RunOutcome.DONE));
    }

    @Test
    void aPlanThatStillRunsIsNotBegunAgain() {
        var held = new ArrayList<Runnable>();
        var client = new RecordingClient(plan("nightly", "sets"));
        noted("nightly");
        var scheduler = new Scheduler(client, file, clock, held::add, Watch.STAYING);
        scheduler.look();
        clock.now = NIGHT.plus(Duration.ofDays(1));
        scheduler.look();

        assertThat(held).hasSize(1);
    }

    @Test
    void whatAnotherRunWasInTheWayOfIsTriedAgain() {
        var client = new RecordingClient(plan("nightly", "sets"));
        client.work = (plan, kind) -> client.ran.size() < 3 ? RunOutcome.BUSY : RunOutcome.DONE;
        noted("nightly");
        var scheduler = inPlace(client);
        scheduler.look();
        scheduler.look();
        assertThat(client.ran).containsExactly("nightly SCHEDULED");

        clock.now = NIGHT.plus(Duration.ofMinutes(1));
        scheduler.look();
        clock.now = NIGHT.plus(Duration.ofMinutes(3));
        new Scheduler(client, file, clock, Runnable::run, Watch.STAYING).look();
        clock.now = NIGHT.plus(Duration.ofHours(3));
        scheduler.look();

        assertThat(client.ran).containsExactly("nightly SCHEDULED", "nightly SCHEDULED", "nightly SCHEDULED");
        assertThat(state().pending()).isEmpty();
    }

    @Test
    void aRunThatFailsIsNotTriedAgainBeforeItsNextTime() {
        var client = new RecordingClient(plan("nightly", "sets"));
        client.work = (plan, kind) -> RunOutcome.FAILED;
        noted("nightly");
        var scheduler = inPlace(client);
        scheduler.look();
        clock.now = NIGHT.plus(Duration.ofHours(5));
        scheduler.look();
        clock.now = NIGHT.plus(Duration.ofDays(1));
        scheduler.look();

        assertThat(client.ran).containsExactly("nightly SCHEDULED", "nightly SCHEDULED");
    }

    @Test
    void aRunThatBreaksEndsNeitherTheOthersNorTheLook() {
        var client = new RecordingClient(plan("a", "sets"), plan("b", "sets"));
        client.work = (plan, kind) -> {
            if (plan.name().equals("a")) {
                throw new IllegalStateException("a surprise");
            }
            return RunOutcome.DONE;
        };
        noted("a", "b");

        once(client).look();

        assertThat(client.ran).containsExactly("a SCHEDULED", "b SCHEDULED");
        assertThat(client.told).singleElement().asString().contains("plan a failed", "a surprise");
        assertThat(state().pending()).isEmpty();
    }

    @Test
    void whoIsCancelledBeginsNothingMoreAndTheNextProcessDoesAll() {
        var client = new RecordingClient(plan("a", "sets"), plan("b", "sets"));
        client.work = (plan, kind) -> {
            Thread.currentThread().interrupt();
            return RunOutcome.CANCELLED;
        };
        noted("a", "b");

        once(client).look();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(client.ran).containsExactly("a SCHEDULED");
        client.work = (plan, kind) -> RunOutcome.DONE;
        once(client).look();

        assertThat(client.ran).containsExactly("a SCHEDULED", "a SCHEDULED", "b SCHEDULED");
        assertThat(state().pending()).isEmpty();
    }

    @Test
    void closingCancelsWhatRunsAndLeavesItToTheNextProcess() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var client = new RecordingClient(plan("nightly", "sets", "* * * * *"));
        client.work = (plan, kind) -> {
            begun.countDown();
            return waitFor(new CountDownLatch(1)) ? RunOutcome.DONE : RunOutcome.CANCELLED;
        };
        ScheduleState.EMPTY
                .with(Map.of("nightly", Instant.now().minus(Duration.ofMinutes(2))))
                .save(file);
        var lock = folder.resolve("agent.lock");

        try (var _ = Scheduler.start(client, file, lock, "agent").orElseThrow()) {
            assertThat(waitFor(begun)).isTrue();
        }

        assertThat(client.outcomes).containsExactly(RunOutcome.CANCELLED);
        var left = pending(state());
        assertThat(left.underWay()).isFalse();
        assertThat(left.cutShort()).isZero();
    }

    @Test
    void plansThatCannotBeReadAreToldOnceAndTheLastOnesStay() {
        var client = new RecordingClient(plan("nightly", "sets"));
        noted("nightly");
        var scheduler = inPlace(client);
        clock.now = EVENING;
        scheduler.look();
        client.unreadable = true;
        scheduler.look();
        clock.now = NIGHT;
        scheduler.look();

        assertThat(client.told).containsExactly("The settings can't be read.");
        assertThat(client.ran).containsExactly("nightly SCHEDULED");
        assertThatThrownBy(() -> once(client).look()).hasMessage("The settings can't be read.");
    }

    @Test
    void aStateThatCannotBeWrittenStopsNoBackup() throws IOException {
        noted("nightly");
        var client = new RecordingClient(plan("nightly", "sets"));
        var scheduler = inPlace(client);
        clock.now = EVENING;
        scheduler.look();
        Files.delete(file);
        Files.delete(file.getParent());
        Files.writeString(file.getParent(), "in the way");

        clock.now = NIGHT;
        scheduler.look();
        clock.now = NIGHT.plus(Duration.ofDays(1));
        scheduler.look();

        assertThat(client.told).isNotEmpty();
        assertThatThrownBy(() -> once(client).look()).isInstanceOf(BackupException.class);
    }

    @Test
    void aStateThatIsDamagedIsToldOf() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{");
        var client = new RecordingClient(plan("nightly", "sets"));

        inPlace(client).look();

        assertThat(client.told)
                .singleElement()
                .asString()
                .startsWith("It is no longer known when the backup plans ran last");
        assertThat(state().upTo()).containsEntry("nightly", NIGHT);
    }

    @Test
    void ofTwoWindowsOneRunsTheSchedules() {
        var client = new RecordingClient();
        var lock = folder.resolve("agent.lock");
        try (var first = Scheduler.start(client, file, lock, "window").orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(Scheduler.start(client, file, lock, "agent")).isEmpty();
            assertThat(LockFile.holder(lock).orElse("")).startsWith("window, process ");
        }
        Scheduler.start(client, file, lock, "agent").orElseThrow().close();
    }

    private Scheduler once(RecordingClient client) {
        return new Scheduler(client, file, clock, Runnable::run, Watch.ONCE);
    }

    private Scheduler inPlace(RecordingClient client) {
        return new Scheduler(client, file, clock, Runnable::run, Watch.STAYING);
    }

    private Scheduler staying(RecordingClient client) {
        return new Scheduler(client, file, clock, THREADS, Watch.STAYING);
    }

    private static PendingRun pending(ScheduleState state) {
        return Objects.requireNonNull(state.pending().get("nightly"));
    }

    private ScheduleState state() {
        return ScheduleState.load(file).state();
    }

    private void noted(String... plans) {
        var upTo = new TreeMap<String, Instant>();
        for (var plan : plans) {
            upTo.put(plan, EVENING);
        }
        ScheduleState.EMPTY.with(upTo).save(file);
    }

    private BackupPlan plan(String name, String sets) {
        return plan(name, sets, "0 2 * * *");
    }

    private BackupPlan plan(String name, String sets, String cron) {
        var nightly = BackupPlan.nightly(
                PlanSource.stack("shop", Optional.empty()), new Schedule(cron, ZoneOffset.UTC), folder.resolve(sets));
        return new BackupPlan(
                name,
                nightly.source(),
                nightly.schedule(),
                nightly.retention(),
                nightly.destination(),
                nightly.methods(),
                false);
    }

    private static boolean waitFor(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
