package dev.quaymaster.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.Lab;
import dev.quaymaster.backup.RetentionPolicy;
import dev.quaymaster.backup.RunRecord;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.PlanSource;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.files.LockFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs of plans on a real engine, on days on which something is not as it should be.
class PlanRunIT {

    @TempDir
    Path folder;

    private final Lab lab = new Lab();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private BackupStore store;
    private String volume = "";

    @BeforeEach
    void makeAVolume() {
        volume = lab.volume("data");
        store = new BackupStore(folder.resolve("sets"));
    }

    @AfterEach
    void clean() {
        lab.close();
    }

    @Test
    void aClockThatWasWrongDeletesNothingInFavourOfItsSets() {
        var wrong = Clock.fixed(Instant.parse("2031-01-01T02:00:00Z"), ZoneOffset.UTC);
        run(wrong, SetKind.SCHEDULED);
        run(wrong, SetKind.SCHEDULED);

        var made = run(Clock.systemUTC(), SetKind.SCHEDULED);
        var next = run(Clock.systemUTC(), SetKind.SCHEDULED);

        assertThat(store.list()).hasSize(4).extracting(BackupSet::id).contains(made.id(), next.id());
        assertThat(warnings)
                .hasSize(2)
                .allMatch(text -> text.contains("which is still to come, so the clock was wrong"));
    }

    @Test
    void aClockThatWasBehindDeletesNothingEither() {
        var first = run(Clock.systemUTC(), SetKind.SCHEDULED);
        var second = run(Clock.systemUTC(), SetKind.SCHEDULED);
        var behind = Clock.fixed(Instant.parse("1970-01-01T00:10:00Z"), ZoneOffset.UTC);
        var third = run(behind, SetKind.SCHEDULED);
        var fourth = run(Clock.systemUTC(), SetKind.SCHEDULED);

        assertThat(store.list())
                .extracting(BackupSet::id)
                .containsExactlyInAnyOrder(first.id(), second.id(), third.id(), fourth.id());
        assertThat(warnings).hasSize(2);
    }

    @Test
    void aHistoryThatCannotBeWrittenIsAWarningAndTheSetIsGood() throws IOException {
        Files.createDirectories(store.folder().resolve(".history.jsonl"));

        var set = run(Clock.systemUTC(), SetKind.MANUAL);

        assertThat(store.list()).containsExactly(set);
        assertThat(warnings)
                .isNotEmpty()
                .first()
                .asString()
                .startsWith("The history of the backups does not tell of this run: ");
    }

    @Test
    void aRunByScheduleWaitsForAnotherAndOneByHandIsRefused() throws Exception {
        var due = new CompletableFuture<BackupSet>();
        Thread waiting;
        try (var _ = store.lock("a long backup")) {
            waiting = Thread.ofVirtual().start(() -> due.complete(run(Clock.systemUTC(), SetKind.SCHEDULED)));
            assertThatThrownBy(() -> run(Clock.systemUTC(), SetKind.MANUAL))
                    .isInstanceOfSatisfying(
                            BackupException.class, e -> assertThat(e.kind()).isEqualTo(BackupException.Kind.LOCKED));
            await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
            assertThat(due).isNotDone();
            assertThat(LockFile.isHeld(store.folder().resolve(".quaymaster.lock")))
                    .isTrue();
        }

        assertThat(due.get().id()).isEqualTo(store.list().getFirst().id());
        assertThat(store.history()).extracting(RunRecord::outcome).containsExactly(RunRecord.Outcome.COMPLETE);
        assertThat(waiting.join(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void whatAnEngineThatIsGoneMadeFailIsInTheHistory() {
        var gone = DockerEngine.connect(
                EngineLocator.locate(System.getenv(), Optional.of("unix://" + folder.resolve("x.sock"))));
        var runner = new PlanRunner(gone, folder.resolve("runs"), Clock.systemUTC(), warnings::add);

        assertThatThrownBy(() -> runner.run(plan(), SetKind.SCHEDULED, _ -> {})).isInstanceOf(BackupException.class);

        assertThat(store.history()).singleElement().satisfies(run -> {
            assertThat(run.outcome()).isEqualTo(RunRecord.Outcome.FAILED);
            assertThat(run.subject()).isEqualTo(volume);
            assertThat(run.message()).contains("x.sock");
        });
    }

    private BackupSet run(Clock clock, SetKind kind) {
        return new PlanRunner(lab.engine(), folder.resolve("runs"), clock, warnings::add).run(plan(), kind, _ -> {});
    }

    private BackupPlan plan() {
        return new BackupPlan(
                "nightly",
                new PlanSource(Optional.empty(), Optional.empty(), List.of(volume)),
                Optional.empty(),
                RetentionPolicy.keepLast(2),
                store.folder(),
                new TreeMap<>(),
                false);
    }
}
