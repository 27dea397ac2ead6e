package dev.quaymaster.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    private Path folder;

    @Test
    void aFailureIsWrittenWithItsTraceForTheUserAlone() throws IOException {
        var file = folder.resolve("state").resolve("quaymaster.log");
        log(new LogFile(folder.resolve("state"), 1000), "A task failed", new IllegalStateException("no luck"));

        assertThat(Files.readString(file))
                .contains(" WARNING tests: A task failed\n")
                .contains("java.lang.IllegalStateException: no luck")
                .contains("\tat dev.quaymaster.settings.LogFileTest.");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void secretsAreLeftOut() {
        var file = folder.resolve("quaymaster.log");
        log(
                new LogFile(folder, 1000),
                "postgresql://prefect:hunter2@postgres/db and POSTGRES_PASSWORD=hunter2 failed",
                new IllegalStateException("token: hunter2"));

        assertThat(file)
                .content()
                .contains("postgresql://prefect:•••••@postgres/db and POSTGRES_PASSWORD=••••• failed")
                .doesNotContain("hunter2");
    }

    @Test
    void noNameLooksLikeALineOfItsOwn() {
        var file = folder.resolve("quaymaster.log");
        log(new LogFile(folder, 1000), "no /x\n2026 INFO forged\u001b[2J", null);

        assertThat(file).content().contains("no /x\\x0A2026 INFO forged\\x1B[2J\n");
    }

    @Test
    void aFullLogIsKeptOnceMore() {
        var file = folder.resolve("quaymaster.log");
        var log = new LogFile(folder, 10);
        log(log, "the first of all", null);
        log(log, "the second", null);
        log(log, "the third", null);

        assertThat(file).content().contains("the third").doesNotContain("second");
        assertThat(folder.resolve("quaymaster.1.log")).content().contains("the second");
        assertThat(folder.toFile().list()).hasSize(2);
    }

    @Test
    void aLogThatCannotBeWrittenDisturbsNobody() throws IOException {
        var inTheWay = Files.writeString(folder.resolve("state"), "a file");
        log(new LogFile(inTheWay, 10), "lost", null);
        assertThat(inTheWay).hasContent("a file");
    }

    @Test
    @Timeout(20)
    void aPipeInPlaceOfTheLogIsNotWaitedFor() throws Exception {
        var pipe = folder.resolve("quaymaster.log");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        log(new LogFile(folder, 10), "lost", null);
        assertThat(folder.toFile().list()).containsExactly("quaymaster.log");
    }

    private static void log(LogFile log, String message, @Nullable Throwable failure) {
        var entry = new LogRecord(Level.WARNING, message);
        entry.setLoggerName("tests");
        entry.setThrown(failure);
        log.publish(entry);
    }
}
