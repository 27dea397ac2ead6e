package dev.quaymaster.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import dev.quaymaster.engine.InterceptedEngine;
import dev.quaymaster.engine.Session;
import dev.quaymaster.engine.docker.DockerEngine;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

    @TempDir
    Path folder;

    private Lab lab;
    private EngineRelay relay;
    private Engine far;
    private BackupSet set;
    private List<String> apps;
    private List<String> saved;
    private List<String> before;

    @BeforeEach
    void saveTwoVolumes() throws IOException {
        lab = new Lab();
        relay = new EngineRelay(folder.resolve("engine.sock"));
        far = DockerEngine.connect(new EngineEndpoint(relay.host(), "a test"));
        apps = List.of(lab.busybox("one", lab.volume("a")), lab.busybox("two", lab.volume("b")));
        apps.forEach(app -> lab.sh(app, "cd /v; echo old > file; head -c 6000000 /dev/urandom > big"));
        saved = contents();
        set = new BackupRunner(lab.engine(), runs(), Clock.systemUTC())
                .run(BackupRequest.stack(lab.stack(), new BackupStore(folder.resolve("backups"))), _ -> {});
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

    @Test
    void whenTheNewContentTakesThePlaceOfTheOld() throws IOException {
        var told = restore(losingAfter("swap"), _ -> {});

        assertThat(told)
                .hasMessageContainingAll(
                        "Volume %s could not be put back to what it was: ".formatted(lab.nameOf("a")),
                        "What it holds now cannot be seen.",
                        "Volume %s holds what it held before, but".formatted(lab.nameOf("b")),
                        "Until then these containers stay stopped: ",
                        "What was there before is also in the backup ");
        assertPutRight();
    }

    @Test
    void whenTheOldContentIsRemoved() throws IOException {
        var restorer = new Restorer(losingAfter("discard"), runs(), Clock.systemUTC());

        var report = restorer.run(restorer.plan(RestoreRequest.all(set)), _ -> {});

        assertThat(report.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("holds its new content, but what it held before"));
        assertThat(report.notResumed()).hasSize(2);
        assertPutRight(saved);
    }

    /// The engine, which is lost right after a helper was asked for that step.
    private Engine losingAfter(String step) {
        return InterceptedEngine.of(
                far,
                (name, _, real) -> name.equals("attach")
                        ? new Watched((Session) real.proceed(), step, this::lose)
                        : real.proceed());
    }

    /// A helper's session.
    private record Watched(Session session, String step, Runnable event) implements Session {

        @Override
        public OutputStream stdin() {
            return new FilterOutputStream(session.stdin()) {
                @Override
                public void write(byte[] request, int offset, int length) throws IOException {
                    out.write(request, offset, length);
                    out.flush();
                    if (new String(request, offset, length, UTF_8).startsWith(step + " ")) {
                        event.run();
                    }
                }
            };
        }

        @Override
        public InputStream stdout() {
            return session.stdout();
        }

        @Override
        public String errors() {
            return session.errors();
        }

        @Override
        public void close() {
            session.close();
        }
    }

    private void loseAfterAPart() {
        relay.holdAfter(2_000_000);
        Thread.ofVirtual().start(() -> {
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
        return restore(far, now -> {
            if (now.phase() == phase) {
                event.run();
            }
        });
    }

    private BackupException restore(Engine engine, Consumer<BackupProgress> progress) {
        var restorer = new Restorer(engine, runs(), Clock.systemUTC());
        var plan = restorer.plan(RestoreRequest.all(set));
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
        assertPutRight(before);
    }

    private void assertPutRight(List<String> expected) throws IOException {
        assertThat(runs()).isNotEmptyDirectory();
        assertThat(apps).extracting(lab::state).containsOnly(ContainerState.EXITED);

        relay.start();
        assertThat(Recovery.run(far, runs(), Clock.systemUTC(), Set::of)).isNotEmpty();

        assertThat(contents()).isEqualTo(expected);
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
