package dev.quaymaster.backup.run;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.volume.VolumeBrowser;
import dev.quaymaster.volume.VolumeMeasure;
import dev.quaymaster.volume.VolumePath;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.LongConsumer;

/// Measures volumes on a thread of its own, one after the other, while content is read on another,
/// so that neither the user nor containers that are held wait for it. Closing waits until the
/// thread has cleaned up after itself.
final class MeasureMeanwhile implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Map<String, FutureTask<VolumeMeasure>> measures = new LinkedHashMap<>();
    private final Thread thread;

    /// @param volumes their names
    /// @param size is told how much each holds, on the measuring thread
    MeasureMeanwhile(Engine engine, List<String> volumes, LongConsumer size) {
        for (var volume : volumes) {
            measures.put(volume, new FutureTask<>(() -> measure(engine, volume, size)));
        }
        thread = Thread.ofVirtual().name("measure " + volumes).start(this::run);
    }

    private void run() {
        for (var measure : measures.values()) {
            if (!Thread.currentThread().isInterrupted()) {
                measure.run();
            }
        }
    }

    private static VolumeMeasure measure(Engine engine, String volume, LongConsumer size) {
        try (var browser = VolumeBrowser.open(engine, volume)) {
            var measure = browser.measure(VolumePath.ROOT);
            size.accept(measure.bytes());
            return measure;
        }
    }

    /// Waits for what one of the volumes holds.
    VolumeMeasure of(String volume) throws IOException {
        try {
            return measure(volume).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cancelled while listing");
        } catch (ExecutionException e) {
            throw new IOException("the volume could not be listed: " + e.getMessage(), e);
        }
    }

    /// How much a volume holds, or that number where it is not known (yet).
    long bytes(String volume, long otherwise) {
        var measure = measure(volume);
        return measure.state() == Future.State.SUCCESS ? measure.resultNow().bytes() : otherwise;
    }

    /// Waits until all are measured or have failed to be, though not for ever.
    void awaitAll() {
        try {
            var _ = thread.join(LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private FutureTask<VolumeMeasure> measure(String volume) {
        return Objects.requireNonNull(measures.get(volume), volume);
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted(); // or there would be no waiting
        thread.interrupt();
        try {
            var _ = thread.join(LIMIT);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
