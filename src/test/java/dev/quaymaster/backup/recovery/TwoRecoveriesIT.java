package dev.quaymaster.backup.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.Lab;
import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.run.BackupRunner;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.spec.ProcessSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two programs that start right after a killed restore, as a window and an agent do after a power
/// failure: one of them puts the volume right, and its container runs on it only when it is whole.
class TwoRecoveriesIT {

    private static final int FILES = 600;

    @TempDir
    Path folder;

    private Lab lab;
    private OldJournals journals;
    private String volume;
    private String app;
    private BackupSet backup;
    private BackupSet copy;

    @BeforeEach
    void open() {
        lab = new Lab();
        var store = new BackupStore(folder.resolve("backups"));
        journals = new OldJournals(folder.resolve("runs"), store.folder());
        volume = lab.volume("data");
        app = lab.start(lab.busyboxSpec("app", volume)
                .withProcess(ProcessSpec.of(
                        "sh", "-c", "trap exit TERM; ls /v | wc -l >> /starts; sleep" + " 100000 & wait")));
        lab.sh(app, "cd /v; for i in $(seq %d); do echo backup > $i; done".formatted(FILES));
        var runner = new BackupRunner(lab.engine(), folder.resolve("other"), Clock.systemUTC());
        backup = runner.run(BackupRequest.volume(volume, store), _ -> {});
        lab.sh(app, "cd /v; echo before > 1");
        copy = runner.run(BackupRequest.volume(volume, store), _ -> {});
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void oneOfTwoProcessesPutsTheVolumeRightAndTheOtherTouchesNothing() throws IOException, InterruptedException {
        for (long gap : List.of(0, 200, 500, 1000)) {
            leaveHalfEmptied();
            var first = start();
            pass(gap); // the moment of the second start is what is tried
            var second = start();
            var said = said(first) + said(second);
            assertThat(said.split("holds again what it held before", -1))
                    .as("gap %d ms, said: %s", gap, said)
                    .hasSize(2);
            assertThat(said).doesNotContain("could not", "Exception");
            assertAsItWas();
        }
    }

    @Test
    void aRecoveryThatIsKilledIsTakenUpByTheNext() throws IOException, InterruptedException {
        for (long after : List.of(300, 900)) {
            leaveHalfEmptied();
            var killed = start();
            readLine(killed);
            pass(after); // the moment of the kill is what is tried
            killed.destroyForcibly().waitFor();
            Recovery.run(lab.engine(), folder.resolve("runs"), Clock.systemUTC(), Set::of);
            assertAsItWas();
        }
    }

    private void leaveHalfEmptied() throws IOException {
        journals.replacing(backup, app, volume, Optional.of(copy));
        lab.sh(app, "cd /v; rm -f 1 2??; rm -f /starts");
        lab.engine().stop(app, Optional.of(Duration.ofSeconds(2)));
    }

    private void assertAsItWas() {
        assertThat(lab.state(app)).isEqualTo(ContainerState.RUNNING);
        assertThat(lab.sh(app, "cat /v/1; ls -A /v | wc -l; cat /starts"))
                .as("content, and how many files there were when the container started")
                .isEqualTo("before\n%d\n%d".formatted(FILES, FILES));
        assertThat(folder.resolve("runs")).isEmptyDirectory();
    }

    private Process start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecoveringProcess.class.getName(),
                        folder.resolve("runs").toString())
                .redirectErrorStream(true)
                .start();
    }

    private static void pass(long millis) {
        await().pollDelay(Duration.ofMillis(millis)).until(() -> true);
    }

    private static String readLine(Process process) throws IOException {
        var line = new StringBuilder();
        for (int next = process.getInputStream().read();
                next >= 0 && next != '\n';
                next = process.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    private static String said(Process process) throws IOException, InterruptedException {
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
