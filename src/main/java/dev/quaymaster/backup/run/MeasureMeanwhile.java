package dev.quaymaster.backup.run;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.volume.VolumeBrowser;
import dev.quaymaster.volume.VolumeMeasure;
import dev.quaymaster.volume.VolumePath;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Measures a volume on a thread of its own while its content is read on another, so that
/// containers are held no longer than the slower of the two takes. Closing waits until the thread
/// has cleaned up after itself.
final class MeasureMeanwhile implements AutoCloseable {

    private static final Duration CLEAN_UP = Duration.ofSeconds(20);

    private final FutureTask<VolumeMeasure> measure;
    private final Thread thread;

    MeasureMeanwhile(Engine engine, String volume) {
        measure = new FutureTask<>(() -> measure(engine, volume));
        thread = Thread.ofVirtual().name("measure " + volume).start(measure);
    }

    static VolumeMeasure measure(Engine engine, String volume) {
        try (var browser = VolumeBrowser.open(engine, volume)) {
            return browser.measure(VolumePath.ROOT);
        }
    }

    /// Waits for the result.
    VolumeMeasure result() throws IOException {
        try {
            return measure.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cancelled while listing");
        } catch (ExecutionException e) {
            throw new IOException("the volume could not be listed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted(); // or there would be no waiting
        thread.interrupt();
        try {
            var _ = thread.join(CLEAN_UP);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
