package dev.quaymaster.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is read where a file was meant, and what is not.
@Timeout(20)
class BoundedFileTest {

    @TempDir
    Path folder;

    @Test
    void aRegularFileIsReadAndSoIsALinkToOne() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "grün");
        var link = Files.createSymbolicLink(folder.resolve("link"), file);

        assertThat(BoundedFile.text(file)).isEqualTo("grün");
        assertThat(BoundedFile.text(link)).isEqualTo("grün");
    }

    @Test
    void aPipeThatNobodyWritesToIsRefusedAndNotWaitedFor() throws Exception {
        assertReason(pipe("pipe"), "it is not a regular file");
    }

    @Test
    void aDeviceWithoutAnEndIsRefused() {
        assertReason(Path.of("/dev/zero"), "it is not a regular file");
    }

    @Test
    void aFolderIsCalledOne() {
        assertReason(folder, "it is a folder, not a file");
    }

    @Test
    void aFileOfAnySizeIsNotReadIntoMemory() throws IOException {
        var file = folder.resolve("large");
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[1]), 1L << 33);
        }
        assertReason(file, "it is larger than 16 MiB");
    }

    private static void assertReason(Path file, String reason) {
        assertThatThrownBy(() -> BoundedFile.text(file))
                .isInstanceOfSatisfying(
                        FileSystemException.class,
                        e -> assertThat(e.getReason()).isEqualTo(reason));
    }

    @Test
    void whatIsMissingOrNoTextIsToldApart() throws IOException {
        var binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff});

        assertThatThrownBy(() -> BoundedFile.text(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> BoundedFile.text(binary)).isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void whatTheUserNamedByHandMayBeAPipe() throws Exception {
        var pipe = pipe("pipe");
        var written = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.writeString(pipe, "services: {}");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(BoundedFile.textOfAnyKind(pipe)).isEqualTo("services: {}");
        written.join();
    }

    @Test
    void whatTheUserNamedByHandIsNotReadForEver() {
        assertThatThrownBy(() -> BoundedFile.textOfAnyKind(Path.of("/dev/zero")))
                .hasMessageContaining("it is larger than 16 MiB");
    }

    /// As Ctrl-C does it.
    @Test
    void anInterruptionEndsTheWaitForAPipe() throws Exception {
        var pipe = pipe("pipe");
        var failure = new CompletableFuture<Throwable>();
        var reader = Thread.ofPlatform().daemon().start(() -> {
            try {
                BoundedFile.textOfAnyKind(pipe);
            } catch (IOException e) {
                failure.complete(e);
            }
        });
        await().until(() -> reader.getState() == Thread.State.WAITING);
        reader.interrupt();

        assertThat(failure).succeedsWithin(Duration.ofSeconds(2)).isInstanceOf(InterruptedIOException.class);
    }

    @Test
    void anInterruptionEndsTheWaitForAStreamThatSaysNothing() {
        var never = new CountDownLatch(1);
        var silent = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new InterruptedIOException();
                }
                return -1;
            }
        };
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> BoundedFile.text(Path.of("-"), silent)).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private Path pipe(String name) throws IOException, InterruptedException {
        var pipe = folder.resolve(name);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }
}
