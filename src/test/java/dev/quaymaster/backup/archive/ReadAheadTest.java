package dev.quaymaster.backup.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    @Test
    void whatComesOutIsWhatWentIn() throws IOException {
        var bytes = new byte[5_000_001];
        new Random(7).nextBytes(bytes);

        try (var ahead = new ReadAhead(new ByteArrayInputStream(bytes))) {
            assertThat(ahead.readAllBytes()).isEqualTo(bytes);
            assertThat(ahead.read()).isEqualTo(-1);
        }
    }

    @Test
    void aBrokenSourceBreaksTheReaderAfterWhatCameBefore() throws IOException {
        var before = new byte[1 << 18];

        try (var ahead = new ReadAhead(new SequenceInputStream(new ByteArrayInputStream(before), new Broken()))) {
            assertThat(ahead.readNBytes(before.length)).isEqualTo(before);
            assertThatThrownBy(ahead::read).isInstanceOf(IOException.class).hasMessage("the disk is gone");
        }
    }

    @Test
    void aReaderThatIsInterruptedWhileItWaitsLetsGo() {
        try (var ahead = new ReadAhead(new Silent())) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(ahead::read).isInstanceOf(InterruptedIOException.class);
        } finally {
            assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
        }
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the disk is gone");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
        }
    }

    /// Never has anything to give.
    private static final class Silent extends InputStream {
        private final CountDownLatch never = new CountDownLatch(1);

        @Override
        public int read() throws IOException {
            try {
                never.await();
                return -1;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("let go");
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
        }
    }
}
