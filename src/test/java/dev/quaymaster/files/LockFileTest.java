package dev.quaymaster.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quaymaster.files.LockingProcess.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LockFileTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void names() {
        file = folder.resolve("demo.lock");
    }

    @Test
    void aSecondAttemptInThisProcessDoesNotLetGoOfTheLock() {
        try (var _ = LockFile.take(file, "demo", "up of demo")) {
            assertThat(LockFile.tryTake(file, "again")).isEmpty();

            assertThat(LockingProcess.gets(file)).isFalse();
        }
        assertThat(LockingProcess.gets(file)).isTrue();
    }

    @Test
    void askingWhoHasItDoesNotLetGoOfTheLock() {
        try (var _ = LockFile.take(file, "demo", "up of demo")) {
            assertThatExceptionOfType(LockException.class)
                    .isThrownBy(() -> LockFile.take(file, "demo", "down of demo"))
                    .withMessage(
                            "Another run works on demo (up of demo, process %d). Wait until it has"
                                    + " ended, then try again.",
                            ProcessHandle.current().pid());
            assertThat(LockFile.isHeld(file)).isTrue();

            assertThat(LockingProcess.gets(file)).isFalse();
        }
        assertThat(LockFile.isHeld(file)).isFalse();
    }

    @Test
    void waitingForItDoesNotLetGoOfTheLock() {
        try (var _ = LockFile.take(file, "demo", "up of demo")) {
            assertThatExceptionOfType(LockException.class)
                    .isThrownBy(() -> LockFile.await(file, "demo", "down", Duration.ofMillis(300)))
                    .matches(LockException::held);

            assertThat(LockingProcess.gets(file)).isFalse();
        }
    }

    @Test
    void anotherPathToTheSameFileDoesNotLetGoOfTheLock() throws IOException {
        try (var _ = LockFile.take(file, "demo", "up of demo")) {
            var hardLink = Files.createLink(folder.resolve("other.lock"), file);
            var sameFolder = Files.createSymbolicLink(folder.resolve("way"), folder);

            assertThat(LockFile.tryTake(hardLink, "by another name")).isEmpty();
            assertThat(LockFile.tryTake(sameFolder.resolve("demo.lock"), "another way"))
                    .isEmpty();

            assertThat(LockingProcess.gets(file)).isFalse();
        }
    }

    @Test
    void whatAnotherProcessHoldsIsFreeWhenThatIsKilled() throws InterruptedException {
        try (var other = LockingProcess.start(Program.TODAY, file)) {
            assertThat(other.holds()).isTrue();
            assertThatExceptionOfType(LockException.class)
                    .isThrownBy(() -> LockFile.take(file, "demo", "up"))
                    .withMessageContaining("(another process, process %d)", other.pid());
            assertThat(LockFile.isHeld(file)).isTrue();

            other.kill();
        }
        try (var taken = LockFile.await(file, "demo", "up", Duration.ofSeconds(30))) {
            assertThat(taken).isNotNull();
        }
    }

    @Test
    void yesterdaysProgramAndThisOneKeepEachOtherOut() {
        try (var yesterday = LockingProcess.start(Program.YESTERDAY, file)) {
            assertThat(yesterday.holds()).isTrue();
            assertThatExceptionOfType(LockException.class)
                    .isThrownBy(() -> LockFile.take(file, "demo", "up"))
                    .withMessageContaining("(yesterday's run, process %d)", yesterday.pid());
        }
        try (var _ = LockFile.take(file, "demo", "up");
                var yesterday = LockingProcess.start(Program.YESTERDAY, file)) {
            assertThat(yesterday.holds()).isFalse();
        }
    }

    @Test
    void nothingIsWrittenToAFileOfTheUser() throws IOException {
        Files.writeString(file, "[[package]]\nname = \"important\"\n");
        var note = Files.writeString(folder.resolve("demo.lock.holder"), "mine");

        LockFile.take(file, "demo", "up of demo").close();

        assertThat(file).hasContent("[[package]]\nname = \"important\"\n");
        assertThat(note).hasContent("mine");
    }

    @Test
    void aLinkInItsPlaceIsRefused() throws IOException {
        var important = Files.writeString(folder.resolve("important.txt"), "important");
        Files.createSymbolicLink(file, important);

        assertThatExceptionOfType(LockException.class)
                .isThrownBy(() -> LockFile.take(file, "demo", "up of demo"))
                .withMessage(
                        "Cannot lock %s: it is a link, and nothing is written to it. Move it away,"
                                + " or choose another folder.",
                        file)
                .matches(e -> e.reason() == LockException.Reason.FAILED);
        assertThat(important).hasContent("important");
    }

    @Test
    void aLinkInThePlaceOfTheNoteIsLeft() throws IOException {
        var important = Files.writeString(folder.resolve("important.txt"), "up, process 1\n");
        Files.createSymbolicLink(folder.resolve("demo.lock.holder"), important);

        LockFile.take(file, "demo", "up of demo").close();

        assertThat(important).hasContent("up, process 1\n");
    }

    @Test
    void aPipeInItsPlaceIsRefusedAndNotWaitedFor() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();

        assertThatExceptionOfType(LockException.class)
                .isThrownBy(() -> LockFile.tryTake(file, "up of demo"))
                .withMessageContaining("it is a pipe or a device");
    }

    @Test
    void aReaderGoesOnWithoutItWhereNobodyCanWrite() {
        // the kernel lets nobody, not even root, make files there
        var readOnly = Path.of("/sys/kernel/demo.lock");

        assertThat(LockFile.takeToRead(readOnly, "demo", "verify")).isEmpty();
        assertThatExceptionOfType(LockException.class)
                .isThrownBy(() -> LockFile.take(readOnly, "demo", "backup"))
                .withMessageContaining("it may only be read")
                .matches(e -> e.reason() == LockException.Reason.READ_ONLY);
    }

    @Test
    void aCancelledRunStillWritesItsJournalAndKeepsItsLock() throws IOException {
        try (var journal = LockFile.createLocked(file, "restore")) {
            Thread.currentThread().interrupt();
            journal.append("stopping\n".getBytes(UTF_8));
            journal.append("resumed\n".getBytes(UTF_8));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(journal.content(100)).asString(UTF_8).isEqualTo("stopping\nresumed\n");
            assertThat(LockingProcess.gets(file)).isFalse();
        }
    }

    @Test
    void aFileThatIsGoneIsNotMadeByLockingIt() throws IOException {
        assertThat(LockFile.tryLockExisting(file, "recovery")).isEmpty();
        assertThat(LockFile.isHeld(file)).isFalse();
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileIsLockedWithItsContentByOneOnly() throws IOException {
        Files.writeString(file, "line\n");
        try (var first = LockFile.tryLockExisting(file, "recovery").orElseThrow()) {
            assertThat(first.content(5)).asString(UTF_8).isEqualTo("line\n");
            assertThat(LockFile.tryLockExisting(file, "recovery")).isEmpty();
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> first.content(4));
        }
    }

    @Test
    void ofManyWhoWaitEachHasItAlone() throws Exception {
        var counter = Files.writeString(folder.resolve("counter"), "0");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < 16; i++) {
                all.add(threads.submit(() -> addOne(counter)));
            }
            for (var one : all) {
                one.get();
            }
        }
        assertThat(counter).hasContent("16");
    }

    private Void addOne(Path counter) throws Exception {
        try (var _ = LockFile.await(file, "demo", "counting", Duration.ofSeconds(30))) {
            var next = Integer.parseInt(Files.readString(counter)) + 1;
            Files.writeString(counter, Integer.toString(next));
        }
        return null;
    }
}
