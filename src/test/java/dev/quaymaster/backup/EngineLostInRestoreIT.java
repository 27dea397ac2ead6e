package dev.quaymaster.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.quaymaster.backup.BackupProgress.Phase;
import dev.quaymaster.backup.recovery.Recovery;
import dev.quaymaster.backup.restore.RestoreRequest;
import dev.quaymaster.backup.restore.Restorer;
import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.run.BackupRunner;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineEndpoint;
import dev.quaymaster.engine.EngineRelay;
import dev.quaymaster.engine.docker.DockerEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The engine, or the way to it, is lost in the middle of a restore: the message says what is not
/// as it was, and the next start puts it right.
@Timeout(120)
class EngineLostInRestoreIT {

    private static final String LIST = "cd /v; find . | sort; find . -type f | sort | xargs md5sum";

    @TempDir Path folder;
    private Lab lab;
    private EngineRelay relay;
    private Engine far;
    private BackupSet set;
    private List<String> apps;
    private List<String> before;

    @BeforeEach
    void saveTwoVolumes() throws IOException {
        lab = new Lab();
        relay = new EngineRelay(folder.resolve("engine.sock"));
        far = DockerEngine.connect(new EngineEndpoint(relay.host(), "a test"));
        apps = List.of(lab.busybox("one", lab.volume("a")), lab.busybox("two", lab.volume("b")));
        apps.forEach(
                app -> lab.sh(app, "cd /v; echo old > file; head -c 6000000 /dev/urandom > big"));
        set =
                new BackupRunner(lab.engine(), runs(), Clock.systemUTC())
                        .run(
                                BackupRequest.stack(
                                        lab.stack(), new BackupStore(folder.resolve("backups"))),
                                _ -> {});
        apps.forEach(app -> lab.sh(app, "cd /v; rm big; echo new > file; echo mine > mine"));
        before = contents();
    }

    @AfterEach
    void close() throws IOException {
        far.close();
        relay.close();
        lab.close();
    }

    @Test
    void whenTheContainersAreStopped() throws IOException {
        var told = restoreUntil(Phase.SAFETY_COPY, this::lose);

        assertThat(told)
                .hasMessageContainingAll(
                        "Every volume holds what it held before. These containers do not run again",
                        "-one-1",
                        "-two-1",
                        "It is tried again at the next start");
        assertPutRight();
    }

    @Test
    void beforeAnythingIsUnpacked() throws IOException {
        assertToldAndPutRight(restoreUntil(Phase.RESTORING, this::lose));
    }

    @Test
    void inTheMiddleOfUnpacking() throws IOException {
        var told = restoreUntil(Phase.RESTORING, this::loseAfterAPart);

        assertThat(told).hasMessageContaining("could not be unpacked");
        assertToldAndPutRight(told);
    }

    @Test
    void whenTheNewContentIsCompared() throws IOException {
        assertToldAndPutRight(restoreUntil(Phase.COMPARING, this::lose));
    }

    private void loseAfterAPart() {
        relay.holdAfter(2_000_000);
        Thread.ofVirtual()
                .start(
                        () -> {
                            await().until(relay::holds);
                            lose();
                        });
    }

    private void lose() {
        try {
            relay.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How a restore fails that comes to a phase in which something happens to the engine.
    private BackupException restoreUntil(Phase phase, Runnable event) {
        var restorer = new Restorer(far, runs(), Clock.systemUTC());
        var plan = restorer.plan(RestoreRequest.all(set));
        Consumer<BackupProgress> progress =
                now -> {
                    if (now.phase() == phase) {
                        event.run();
                    }
                };
        return catchThrowableOfType(BackupException.class, () -> restorer.run(plan, progress));
    }

    private void assertToldAndPutRight(BackupException told) throws IOException {
        assertThat(told)
                .hasMessageContainingAll(
                        "Volume %s holds what it held before, but the folder .quaymaster-restore-"
                                .formatted(lab.nameOf("a")),
                        "The next command that reaches the engine tries again."
                                + " Until then these containers stay stopped: ",
                        "What was there before is also in the backup ");
        assertPutRight();
    }

    private void assertPutRight() throws IOException {
        assertThat(runs()).isNotEmptyDirectory();
        assertThat(apps).extracting(lab::state).containsOnly(ContainerState.EXITED);

        relay.start();
        assertThat(Recovery.run(far, runs(), Clock.systemUTC(), Set::of)).isNotEmpty();

        assertThat(contents()).isEqualTo(before);
        assertThat(runs()).isEmptyDirectory();
        assertThat(Recovery.run(far, runs(), Clock.systemUTC(), Set::of)).isEmpty();
    }

    private List<String> contents() {
        return apps.stream().map(app -> lab.sh(app, LIST)).toList();
    }

    private Path runs() {
        return folder.resolve("runs");
    }
}
