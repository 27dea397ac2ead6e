package dev.quaymaster.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.backup.BackupException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StallWatchTest {

    private final Tracker tracker = new Tracker(progress -> {});
    private final AtomicInteger released = new AtomicInteger();

    @Test
    void whatEndsIsHandedBackAndNothingIsReleased() throws IOException {
        assertThat(watch(Duration.ofMinutes(1)).whileHeld(() -> "read", released::incrementAndGet))
                .isEqualTo("read");
        assertThat(released).hasValue(0);
    }

    @Test
    void containersGoOnBeforeAReaderThatHearsNothingIsEnded() {
        var endedAfterRelease = new CompletableFuture<Integer>();
        assertThatThrownBy(() -> watch(Duration.ofMillis(50))
                        .whileHeld(
                                () -> {
                                    try {
                                        new CountDownLatch(1).await();
                                        return "never";
                                    } finally {
                                        endedAfterRelease.complete(released.get());
                                    }
                                },
                                released::incrementAndGet))
                .isInstanceOf(BackupException.class)
                .hasMessageStartingWith("Nothing came from the engine for 0 seconds")
                .hasMessageContaining("they go on and nothing was kept");
        assertThat(endedAfterRelease).isCompletedWithValue(1);
    }

    @Test
    void aSlowReaderThatStillHearsSomethingIsWaitedFor() throws IOException {
        var rounds = new AtomicInteger();
        assertThat(watch(Duration.ofMillis(500))
                        .whileHeld(
                                () -> {
                                    while (rounds.incrementAndGet() < 8) {
                                        new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
                                        tracker.alive();
                                    }
                                    return "read";
                                },
                                released::incrementAndGet))
                .isEqualTo("read");
    }

    @Test
    void aCancelledRunReleasesAtOnce() throws InterruptedException {
        var reading = new CountDownLatch(1);
        var failure = new CompletableFuture<Throwable>();
        var run = Thread.ofVirtual().start(() -> {
            try {
                watch(Duration.ofMinutes(5))
                        .whileHeld(
                                () -> {
                                    reading.countDown();
                                    new CountDownLatch(1).await();
                                    return "never";
                                },
                                released::incrementAndGet);
            } catch (IOException e) {
                failure.complete(e);
            }
        });
        reading.await();
        run.interrupt();
        run.join();
        assertThat(released).hasValue(1);
        assertThat(failure.join()).isInstanceOf(InterruptedIOException.class);
    }

    @Test
    void anErrorOfTheReaderReachesTheCaller() {
        assertThatThrownBy(() -> watch(Duration.ofMinutes(1))
                        .whileHeld(
                                () -> {
                                    throw new StackOverflowError();
                                },
                                released::incrementAndGet))
                .isInstanceOf(StackOverflowError.class);
    }

    private StallWatch watch(Duration limit) {
        return new StallWatch(tracker, limit);
    }
}
