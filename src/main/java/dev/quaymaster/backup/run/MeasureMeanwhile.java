package dev.quaymaster.backup.run;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.volume.FileAttributes;
import dev.quaymaster.volume.VolumeInspection;
import dev.quaymaster.volume.VolumeSurvey;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Measures volumes on a thread of its own, one after the other, while content is read on another,
/// so that neither the user nor containers that are held wait for it. Closing waits until the
/// thread has cleaned up after itself.
final class MeasureMeanwhile implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Map<String, FutureTask<VolumeSurvey>> measures = new LinkedHashMap<>();
    private final Map<String, FutureTask<Optional<FileAttributes>>> attributes = new LinkedHashMap<>();
    private final Engine engine;
    private final Listener listener;
    private final Thread thread;

    /// What is told while volumes are measured; both by the measuring thread.
    interface Listener {
        /// The engine goes on answering.
        void alive();

        /// One more volume is measured.
        void measured(long bytes);
    }

    /// @param volumes their names
    /// @param withAttributes those in which attributes are looked for too
    MeasureMeanwhile(Engine engine, List<String> volumes, Set<String> withAttributes, Listener listener) {
        this.engine = engine;
        this.listener = listener;
        var opened = new AtomicReference<@Nullable VolumeInspection>();
        for (var volume : volumes) {
            measures.put(volume, new FutureTask<>(() -> measure(opened, volume)));
            if (withAttributes.contains(volume)) {
                attributes.put(volume, new FutureTask<>(() -> look(opened)));
            }
        }
        thread = Thread.ofVirtual().name("measure " + volumes).start(() -> run(opened));
    }

    private void run(AtomicReference<@Nullable VolumeInspection> opened) {
        for (var volume : measures.keySet()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            try {
                measure(volume).run();
                Optional.ofNullable(attributes.get(volume)).ifPresent(FutureTask::run);
            } finally {
                Optional.ofNullable(opened.getAndSet(null)).ifPresent(VolumeInspection::close);
            }
        }
    }

    private VolumeSurvey measure(AtomicReference<@Nullable VolumeInspection> opened, String volume) {
        var inspection = VolumeInspection.open(engine, volume);
        opened.set(inspection);
        var survey = inspection.survey(listener::alive);
        listener.measured(survey.bytes());
        return survey;
    }

    private static Optional<FileAttributes> look(AtomicReference<@Nullable VolumeInspection> opened) {
        return Optional.ofNullable(opened.get()).flatMap(VolumeInspection::attributes);
    }

    /// Waits for what one of the volumes holds.
    VolumeSurvey of(String volume) throws IOException {
        return await(measure(volume));
    }

    /// Waits for what attributes its files have; empty where no tool sees them.
    Optional<FileAttributes> attributes(String volume) throws IOException {
        return await(Objects.requireNonNull(attributes.get(volume), volume));
    }

    private static <T> T await(FutureTask<T> asked) throws IOException {
        try {
            return asked.get();
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

    private boolean isDone() {
        return Stream.concat(measures.values().stream(), attributes.values().stream())
                .allMatch(FutureTask::isDone);
    }

    private FutureTask<VolumeSurvey> measure(String volume) {
        return Objects.requireNonNull(measures.get(volume), volume);
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted(); // or there would be no waiting
        if (!isDone()) {
            thread.interrupt(); // else it only cleans up, and is to be left in peace
        }
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
