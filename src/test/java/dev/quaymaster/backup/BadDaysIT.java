package dev.quaymaster.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.backup.archive.ArchiveFile;
import dev.quaymaster.backup.archive.ArchiveWriter;
import dev.quaymaster.backup.recovery.Recovery;
import dev.quaymaster.backup.restore.RestoreRequest;
import dev.quaymaster.backup.restore.Restorer;
import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.run.BackupRunner;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.ContainerState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Full disks, killed processes, failing loads: nothing half-written is listed, and what was held
/// still goes on.
class BadDaysIT {

    @TempDir
    Path folder;

    private Lab lab;
    private BackupStore store;
    private BackupRunner runner;

    @BeforeEach
    void open() {
        lab = new Lab();
        store = new BackupStore(folder.resolve("backups"));
        runner = new BackupRunner(lab.engine(), folder.resolve("runs"), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aFullDiskLeavesNothingHalfWrittenAndTheContainerRuns() throws IOException {
        var volume = lab.volume("data");
        var container = lab.busybox("app", volume);
        lab.sh(container, "dd if=/dev/urandom of=/v/noise bs=1M count=12");
        try (var small = SmallDisk.at(folder.resolve("small"), "size=4m")) {
            var full = new BackupStore(small.folder().resolve("backups"));
            assertThatThrownBy(() -> runner.run(BackupRequest.volume(volume, full), progress -> {}))
                    .isInstanceOfSatisfying(
                            BackupException.class, e -> assertThat(e.kind()).isEqualTo(BackupException.Kind.DISK_FULL))
                    .hasMessageContainingAll("the copy takes up to 12 MiB", "Make room");
            assertThat(full.list()).isEmpty();
            assertThat(full.sweep()).as("half-written folders").isEmpty();
            assertThat(lab.state(container)).isEqualTo(ContainerState.RUNNING);

            lab.sh(container, "rm /v/noise; echo small > /v/file");
            assertThat(full.list()).isEmpty();
            var set = runner.run(BackupRequest.volume(volume, full), progress -> {});
            assertThat(full.list()).extracting(BackupSet::id).containsExactly(set.id());
        }
    }

    @Test
    void aDatabaseThatCannotBeDumpedIsCopiedWhileItIsPausedUnlessADumpIsWanted() {
        var volume = lab.volume("postgres-data");
        var database = lab.postgres("postgres", volume);
        lab.exec(database, "psql", "-U", "prefect", "-c", "CREATE TABLE flow AS SELECT 42 AS id");
        lab.sh(
                database,
                "rm $(readlink -f $(command -v pg_dumpall)); printf '#!/bin/sh\\n"
                        + "exit 0\\n"
                        + "' > /usr/bin/pg_dumpall; chmod +x /usr/bin/pg_dumpall");
        var request = BackupRequest.volume(volume, store);
        assertThatThrownBy(() -> runner.run(request.withMethods(Map.of(volume, Consistency.DUMP)), progress -> {}))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("failed");
        assertThat(store.list()).isEmpty();
        assertThat(store.folder()).isDirectoryNotContaining("glob:**.partial");

        var set = runner.run(request, progress -> {});
        assertThat(set.manifest().volumes()).extracting(SavedVolume::method).containsExactly(Consistency.PAUSE);
        assertThat(set.manifest().warnings())
                .singleElement()
                .asString()
                .contains("could not be dumped", "copied while it was paused");
        assertThat(lab.state(database)).isEqualTo(ContainerState.RUNNING);
        assertThat(set.folder()).isDirectoryNotContaining("glob:**dump**");
    }

    @Test
    void aCancelledRunContinuesWhatItPaused() throws InterruptedException {
        var volume = lab.volume("data");
        var container = lab.busybox("app", volume);
        lab.sh(container, "dd if=/dev/urandom of=/v/noise bs=1M count=8");
        var failure = new CompletableFuture<Throwable>();
        var thread = Thread.ofVirtual().start(() -> {
            try {
                runner.run(BackupRequest.volume(volume, store), progress -> {
                    if (progress.phase() == BackupProgress.Phase.COPYING) {
                        Thread.currentThread().interrupt();
                    }
                });
                failure.complete(new AssertionError("not cancelled"));
            } catch (RuntimeException e) {
                failure.complete(e);
            }
        });
        thread.join();
        assertThat(failure.getNow(new AssertionError("nothing")))
                .isInstanceOfSatisfying(
                        BackupException.class, e -> assertThat(e.kind()).isEqualTo(BackupException.Kind.CANCELLED));
        assertThat(lab.state(container)).isEqualTo(ContainerState.RUNNING);
        assertThat(store.list()).isEmpty();
        assertThat(store.history()).extracting(RunRecord::outcome).containsExactly(RunRecord.Outcome.CANCELLED);
    }

    @Test
    void whatAKilledBackupPausedGoesOnAtTheNextStart() throws IOException, InterruptedException {
        var volume = lab.volume("data");
        var container = lab.busybox("app", volume);
        lab.sh(container, "echo hello > /v/file");

        killWhen("COPYING", "backup", volume);

        assertThat(lab.state(container)).isEqualTo(ContainerState.PAUSED);
        assertThat(store.list()).isEmpty();
        assertThat(recover())
                .containsExactly(
                        "%s-app-1 was left paused by an interrupted backup of %s; it runs again."
                                .formatted(lab.stack(), volume),
                        "A backup of %s was interrupted; what it had half written was removed.".formatted(volume));
        assertThat(lab.state(container)).isEqualTo(ContainerState.RUNNING);
        assertThat(folder.resolve("runs")).isEmptyDirectory();
        assertThat(store.history()).extracting(RunRecord::outcome).containsExactly(RunRecord.Outcome.INTERRUPTED);
        assertThat(recover()).isEmpty();
        runner.run(BackupRequest.volume(volume, store), progress -> {});
    }

    @Test
    void whatAKilledRestoreReplacedIsPutBackAtTheNextStart() throws IOException, InterruptedException {
        var volume = lab.volume("data");
        var container = lab.busybox("app", volume);
        lab.sh(container, "echo old > /v/file");
        runner.run(BackupRequest.volume(volume, store), progress -> {});
        lab.sh(container, "echo new > /v/file");

        killWhen("RESTORING", "restore", volume);

        assertThat(lab.state(container)).isEqualTo(ContainerState.EXITED);
        assertThat(recover())
                .anySatisfy(
                        line -> assertThat(line).contains("the volume " + volume + " still holds what it held before"));
        assertThat(lab.state(container)).isEqualTo(ContainerState.RUNNING);
        assertThat(lab.sh(container, "cat /v/file")).isEqualTo("new");
    }

    @Test
    void aDumpThatDoesNotLoadLeavesTheVolumeAsItWas() throws IOException {
        var volume = lab.volume("postgres-data");
        var database = lab.postgres("postgres", volume);
        lab.exec(database, "psql", "-U", "prefect", "-c", "CREATE TABLE flow AS SELECT 42 AS id");
        var set = withBrokenStatement(runner.run(BackupRequest.volume(volume, store), progress -> {}));
        var restorer = new Restorer(lab.engine(), folder.resolve("runs"), Clock.systemUTC());

        assertThatThrownBy(() -> restorer.run(restorer.plan(RestoreRequest.all(set)), progress -> {}))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("no_such_table");

        assertThat(lab.state(database)).isEqualTo(ContainerState.RUNNING);
        Awaitility.await()
                .ignoreExceptionsMatching(e -> e instanceof AssertionError)
                .untilAsserted(
                        () -> assertThat(lab.exec(database, "psql", "-U", "prefect", "-Atc", "SELECT id FROM flow"))
                                .isEqualTo("42"));
        assertThat(folder.resolve("runs")).isEmptyDirectory();
    }

    /// The same set, but its dump has a statement that fails.
    private BackupSet withBrokenStatement(BackupSet set) throws IOException {
        var saved = set.manifest().volumes().getFirst();
        byte[] text;
        try (var content = ArchiveFile.content(set.folder(), saved.archive())) {
            text = content.readAllBytes();
        }
        var broken = new String(text, UTF_8)
                .replace(
                        "-- PostgreSQL database cluster dump complete",
                        "DROP TABLE no_such_table;\n" + "-- PostgreSQL database cluster dump complete");
        var written =
                new ArchiveWriter(set.folder()).dump("broken", out -> out.write(broken.getBytes(UTF_8)), bytes -> {});
        var manifest = set.manifest();
        return new BackupSet(
                set.id(),
                set.folder(),
                new Manifest(
                        manifest.format(),
                        manifest.about(),
                        List.of(new SavedVolume(
                                saved.origin(), saved.method(), written.archive(), saved.database(), List.of(), 0)),
                        manifest.files(),
                        manifest.images(),
                        manifest.checksums(),
                        manifest.notSaved(),
                        List.of()),
                Optional.empty());
    }

    private List<String> recover() {
        return Recovery.run(lab.engine(), folder.resolve("runs"), Clock.systemUTC(), Set::of);
    }

    private void killWhen(String phase, String action, String volume) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        phase,
                        action,
                        volume,
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
            var said = new StringBuilder();
            var line = lines.readLine();
            while (line != null && !line.equals("reached " + phase)) {
                said.append(line).append('\n');
                line = lines.readLine();
            }
            assertThat(line).as("what the child said: %s", said).isNotNull();
        } finally {
            child.destroyForcibly();
            assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
