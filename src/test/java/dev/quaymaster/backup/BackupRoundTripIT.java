package dev.quaymaster.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.backup.restore.RestoreConcern;
import dev.quaymaster.backup.restore.RestoreConcern.Kind;
import dev.quaymaster.backup.restore.RestoreRequest;
import dev.quaymaster.backup.restore.Restorer;
import dev.quaymaster.backup.restore.VolumeRestore;
import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.run.BackupRunner;
import dev.quaymaster.backup.run.PlanRunner;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.LabelFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups of real volumes, restored on the real engine.
class BackupRoundTripIT {

    private static final String LIST =
            "cd /v && find . -exec stat -c '%n %f %u %g %Y' {} + | sort && find . -type l -exec"
                    + " readlink {} ';' && find . -type f -exec md5sum {} + | sort";
    private static final String FILL = "cd /v && mkdir -p deep/er empty && echo hello > deep/er/file && chown 999:998"
            + " deep/er/file && chmod 640 deep/er/file && ln -s nowhere dangling && ln -s"
            + " ../../shared/uploads deep/up && ln -s /etc/passwd abs && mknod zero c 1 5 && ln"
            + " deep/er/file same && echo su > su && chown 999:998 su && chmod 4750 su && chmod"
            + " 1777 empty && dd if=/dev/urandom of=noise bs=1k count=700 2>/dev/null && chown"
            + " 70:70 . && chmod 700 . && touch 'name with spaces' && mkfifo pipe";

    @TempDir
    Path folder;

    private Lab lab;
    private BackupStore store;
    private PlanRunner runner;
    private Restorer restorer;

    @BeforeEach
    void open() {
        lab = new Lab();
        store = new BackupStore(folder.resolve("backups"));
        runner = new PlanRunner(lab.engine(), folder.resolve("runs"), Clock.systemUTC());
        restorer = new Restorer(lab.engine(), folder.resolve("runs"), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void everyFileComesBackWithItsOwnerModeAndTime() {
        var volume = lab.volume("data");
        var container = lab.busybox("app", volume);
        lab.sh(container, FILL);
        var before = lab.sh(container, LIST);

        var set = runner.run(BackupRequest.stack(lab.stack(), store), progress -> {});

        assertThat(set.state()).isEqualTo(SetState.VERIFIED);
        assertThat(set.manifest().volumes()).singleElement().satisfies(saved -> {
            assertThat(saved.method()).isEqualTo(Consistency.PAUSE);
            assertThat(saved.quiesced()).containsExactly(lab.stack() + "-app-1");
        });
        assertThat(lab.state(container)).isEqualTo(ContainerState.RUNNING);
        assertThat(folder.resolve("runs")).isEmptyDirectory();

        lab.remove(container);
        lab.engine().removeVolume(volume);
        var plan = restorer.plan(RestoreRequest.all(set));
        assertThat(plan.overwrites()).isFalse();
        assertThat(plan.asks()).isTrue();
        assertThat(plan.concerns())
                .extracting(RestoreConcern::kind)
                .containsExactly(Kind.DEVICES, Kind.SETUID, Kind.LINKS_OUT);
        var report = restorer.run(plan, progress -> {});

        assertThat(report.warnings()).isEmpty();
        assertThat(lab.engine().volume(volume).orElseThrow().labels())
                .containsEntry("com.docker.compose.volume", "data")
                .containsEntry("com.docker.compose.config-hash", "abc123");
        assertThat(lab.sh(lab.busybox("again", volume), LIST)).isEqualTo(before);
    }

    @Test
    void aVolumeInUseIsReplacedAndWhatItHeldIsKept() {
        var volume = lab.volume("data");
        var container = lab.busybox("app", volume);
        lab.sh(container, "echo old > /v/file");
        var set = runner.run(BackupRequest.volume(volume, store), progress -> {});
        lab.sh(container, "echo new > /v/file; echo more > /v/other");

        var plan = restorer.plan(RestoreRequest.all(set));
        assertThat(plan.lines())
                .startsWith(
                        "check the archives of " + set.id(),
                        "stop " + lab.stack() + "-app-1",
                        "keep what " + volume + " holds now as a safety copy")
                .endsWith("start " + lab.stack() + "-app-1");
        var report = restorer.run(plan, progress -> {});

        assertThat(lab.sh(container, "cat /v/*")).isEqualTo("old");
        assertThat(lab.state(container)).isEqualTo(ContainerState.RUNNING);
        var safety = report.safetyCopy().orElseThrow();
        assertThat(store.list()).contains(safety);
        assertThat(safety.state()).isEqualTo(SetState.VERIFIED);
        restorer.run(restorer.plan(RestoreRequest.all(safety)), progress -> {});
        assertThat(lab.sh(container, "cat /v/file /v/other")).isEqualTo("new\nmore");
    }

    @Test
    void aVolumeIsRestoredBesideItself() {
        var volume = lab.volume("data");
        var container = lab.busybox("app", volume);
        lab.sh(container, "echo old > /v/file");
        var set = runner.run(BackupRequest.volume(volume, store), progress -> {});
        var copy = lab.nameOf("copy");

        restorer.run(restorer.plan(RestoreRequest.volume(set, "data", copy)), progress -> {});

        assertThat(lab.sh(lab.busybox("look", copy), "cat /v/file")).isEqualTo("old");
        assertThat(lab.engine().volume(copy).orElseThrow().labels()).isEmpty();
    }

    @Test
    void aDatabaseIsDumpedWhileItRunsAndLoadedIntoANewVolume() throws IOException {
        var volume = lab.volume("postgres-data");
        var database = lab.postgres("postgres", volume);
        lab.exec(
                database,
                "psql",
                "-U",
                "prefect",
                "-c",
                "CREATE TABLE flow AS SELECT g AS id, 'run ' || g AS name FROM generate_series(1," + " 5000) g",
                "-c",
                "CREATE ROLE reader LOGIN PASSWORD 'x'",
                "-c",
                "CREATE DATABASE \"second one\" OWNER reader");

        var set = runner.run(BackupRequest.stack(lab.stack(), store), progress -> {});

        var saved = set.manifest().volume("postgres-data").orElseThrow();
        assertThat(saved.method()).isEqualTo(Consistency.DUMP);
        assertThat(saved.archive().entries()).isEqualTo(1);
        assertThat(saved.database().orElseThrow().databases()).contains("prefect", "second one");
        assertThat(Files.readString(set.folder().resolve("RESTORE.txt"))).contains("psql -q -U prefect");

        lab.remove(database);
        lab.engine().removeVolume(volume);
        var report = restorer.run(restorer.plan(RestoreRequest.all(set)), progress -> {});

        assertThat(report.warnings()).isEmpty();
        var again = lab.postgres("again", volume);
        assertThat(lab.exec(again, "psql", "-U", "prefect", "-Atc", "SELECT count(*), max(name) FROM flow"))
                .isEqualTo("5000|run 999");
        assertThat(lab.exec(again, "psql", "-U", "prefect", "-Atc", "SELECT datname FROM pg_database ORDER BY 1"))
                .isEqualTo("postgres\nprefect\nsecond one\ntemplate0\ntemplate1");
        assertThat(lab.exec(again, "psql", "-h", "127.0.0.1", "-U", "prefect", "--version"))
                .contains("psql");
        assertThat(lab.engine().containers(LabelFilter.equal("dev.quaymaster.restore", volume)))
                .isEmpty();
    }

    @Test
    void aStoppedDatabaseIsCopiedAsItLies() {
        var volume = lab.volume("postgres-data");
        var database = lab.postgres("postgres", volume);
        lab.exec(database, "psql", "-U", "prefect", "-c", "CREATE TABLE flow AS SELECT 42 AS id");
        lab.engine().stop(database, Optional.empty());

        var set = runner.run(BackupRequest.volume(volume, store), progress -> {});
        assertThat(set.manifest().volumes().getFirst().method()).isEqualTo(Consistency.AT_REST);
        assertThat(lab.state(database)).isEqualTo(ContainerState.EXITED);

        lab.remove(database);
        lab.engine().removeVolume(volume);
        restorer.run(restorer.plan(RestoreRequest.all(set)), progress -> {});
        var again = lab.postgres("again", volume);
        assertThat(lab.exec(again, "psql", "-U", "prefect", "-Atc", "SELECT id FROM flow"))
                .isEqualTo("42");
    }

    @Test
    void aStoppedCopyStopsTheWriterAndStartsItAgain() {
        var volume = lab.volume("data");
        var container = lab.busybox("app", volume);
        var request = BackupRequest.volume(volume, store).withMethods(Map.of("data", Consistency.STOP));
        var started = lab.engine().inspect(container).run().startedAt();
        var set = runner.run(request, progress -> {});
        assertThat(set.manifest().volumes().getFirst().method()).isEqualTo(Consistency.STOP);
        assertThat(lab.state(container)).isEqualTo(ContainerState.RUNNING);
        assertThat(lab.engine().inspect(container).run().startedAt()).isNotEqualTo(started);
    }

    @Test
    void aDamagedArchiveIsRefusedBeforeAnythingIsTouched() throws IOException {
        var volume = lab.volume("data");
        var container = lab.busybox("app", volume);
        lab.sh(container, "echo old > /v/file");
        var set = runner.run(BackupRequest.volume(volume, store), progress -> {});
        var archive = set.folder()
                .resolve(set.manifest().volumes().getFirst().archive().file());
        var bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive, bytes);
        var started = lab.engine().inspect(container).run().startedAt();

        assertThatThrownBy(() -> restorer.run(restorer.plan(RestoreRequest.all(set)), progress -> {}))
                .isInstanceOfSatisfying(
                        BackupException.class, e -> assertThat(e.kind()).isEqualTo(BackupException.Kind.DAMAGED))
                .hasMessageContaining("nothing was touched");
        assertThat(lab.engine().inspect(container).run().startedAt()).isEqualTo(started);
        assertThat(lab.sh(container, "cat /v/file")).isEqualTo("old");
        assertThat(runner.verify(store, set, progress -> {}).state()).isEqualTo(SetState.DAMAGED);
    }

    @Test
    void twoRunsMeetAndTheSecondIsRefused() {
        var volume = lab.volume("data");
        try (var lock = store.lock("backup of something else")) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> new BackupRunner(lab.engine(), folder.resolve("runs"), Clock.systemUTC())
                            .run(BackupRequest.volume(volume, store), progress -> {}))
                    .isInstanceOfSatisfying(
                            BackupException.class, e -> assertThat(e.kind()).isEqualTo(BackupException.Kind.LOCKED));
        }
    }

    @Test
    void aVolumeThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> runner.run(BackupRequest.volume(lab.stack() + "_none", store), progress -> {}))
                .isInstanceOfSatisfying(
                        BackupException.class, e -> assertThat(e.kind()).isEqualTo(BackupException.Kind.NOT_FOUND))
                .hasMessage("There is no volume %s_none on this engine.", lab.stack());
        assertThat(store.list()).isEmpty();
        assertThat(store.history())
                .singleElement()
                .satisfies(run -> assertThat(run.outcome()).isEqualTo(RunRecord.Outcome.FAILED));
    }

    @Test
    void anEmptyTargetNeedsNoSafetyCopy() {
        var volume = lab.volume("data");
        lab.sh(lab.busybox("app", volume), "echo old > /v/file");
        var set = runner.run(BackupRequest.volume(volume, store), progress -> {});
        var empty = lab.volume("empty");
        var plan = restorer.plan(RestoreRequest.volume(set, "data", empty));
        assertThat(plan.volumes()).extracting(VolumeRestore::present).isEqualTo(List.of(VolumeRestore.Present.EMPTY));
    }
}
