package dev.quaymaster.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Programs that keep passwords, good and bad ones.
@Timeout(30)
class CredentialProgramTest {

    private static final Duration SHORT = Duration.ofMillis(700);
    private static final Duration LONG = Duration.ofSeconds(25);

    @TempDir
    Path folder;

    @Test
    void theAnswerIsRead() throws IOException {
        program("read name; echo '{\"Username\": \"'$1 $name'\", \"Secret\": \"s\"}'");

        assertThat(ask(LONG).text("Username")).isEqualTo("get r.example");
    }

    @Test
    void whatItComplainsOfDoesNotHoldItUp() throws IOException {
        program("head -c 1000000 /dev/zero >&2; echo '{\"Secret\": \"s\"}'");

        assertThat(ask(LONG).text("Secret")).isEqualTo("s");
    }

    @Test
    void oneThatFailsHasNothing() throws IOException {
        program("echo '{\"Secret\": \"s\"}'; exit 1");

        assertThat(ask(LONG).present()).isFalse();
    }

    @Test
    void oneThatNeverAnswersIsNamedAndEndedWithAllItStarted() throws IOException {
        program("sleep 1000 & echo $! > " + folder.resolve("child") + "; wait");

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> ask(SHORT))
                .withMessageContaining("The program " + folder.resolve("helper-x"))
                .withMessageContaining("did not answer within 0 s");
        var child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        await().until(() -> !alive(child));
    }

    private static boolean alive(long pid) {
        // a dead child of a dead parent may wait to be noticed
        try {
            return !Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void oneThatAnswersWithoutAnEndIsNamed() throws IOException {
        program("exec cat /dev/zero");

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> ask(LONG))
                .withMessageContaining("answers without an end");
    }

    @Test
    void anInterruptionEndsTheWait() throws Exception {
        program("exec sleep 1000");
        var ended = new CountDownLatch(1);
        var asking = Thread.ofPlatform().start(() -> {
            try {
                ask(LONG);
            } catch (IOException e) {
                ended.countDown();
            }
        });
        await().until(() -> asking.getState() == Thread.State.TIMED_WAITING);
        asking.interrupt();
        asking.join(Duration.ofSeconds(2));

        assertThat(ended.getCount()).isZero();
    }

    private Json ask(Duration limit) throws IOException {
        return new CredentialProgram(folder + "/helper-", limit).ask("x", "get", "r.example\n");
    }

    private void program(String script) throws IOException {
        var file = Files.writeString(folder.resolve("helper-x"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
