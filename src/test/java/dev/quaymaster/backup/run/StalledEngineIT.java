package dev.quaymaster.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.Lab;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.InterceptedEngine;
import dev.quaymaster.files.FilterInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An engine that stops in the middle of an archive keeps no container paused.
@Timeout(60)
class StalledEngineIT {

    @TempDir
    Path folder;

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void containersGoOnWhenTheEngineStopsInTheMiddleOfAnArchive() {
        var volume = lab.volume("data");
        var app = lab.busybox("app", volume);
        lab.sh(app, "dd if=/dev/urandom of=/v/noise bs=1M count=2");
        var store = new BackupStore(folder.resolve("backups"));
        var clock = Clock.systemUTC();
        var runner = new BackupRunner(
                stalling(lab.engine()),
                folder.resolve("runs"),
                clock,
                new HistoryWriter(clock, warning -> {}),
                Duration.ofSeconds(3));

        assertThatThrownBy(() -> runner.run(BackupRequest.volume(volume, store), progress -> {}))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("Nothing came from the engine for 3 seconds");

        assertThat(lab.state(app)).isEqualTo(ContainerState.RUNNING);
        assertThat(store.list()).isEmpty();
        assertThat(folder.resolve("runs")).isEmptyDirectory();
    }

    private static Engine stalling(Engine engine) {
        return InterceptedEngine.of(engine, (name, _, real) -> {
            var answer = real.proceed();
            return name.equals("readArchive") ? new Stalling((InputStream) answer) : answer;
        });
    }

    /// Gives a part and then nothing, without an end.
    private static final class Stalling extends FilterInput {
        private int left = 100_000;

        Stalling(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new InterruptedIOException("given up");
                }
            }
            int read = in.read(bytes, offset, Math.min(length, left));
            left -= read;
            return read;
        }
    }
}
