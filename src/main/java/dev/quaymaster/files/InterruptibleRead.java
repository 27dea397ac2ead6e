package dev.quaymaster.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Waits for something that the system can't interrupt (opening a pipe that nobody writes to, the
/// keyboard, the name of a machine), so that an interruption ends the wait. What was begun goes on
/// by itself, on a thread that does not keep the process alive.
public final class InterruptibleRead {

    private InterruptibleRead() {}

    /// What is waited for.
    ///
    /// @param <T> what it gives
    public interface Source<T> {

        /// Blocks until it is there.
        T read() throws IOException;
    }

    /// Waits.
    ///
    /// @param name the thread's
    /// @throws InterruptedIOException when the calling thread was interrupted; it stays so
    public static <T> T of(String name, Source<T> source) throws IOException {
        var reading = new FutureTask<>(source::read);
        Thread.ofPlatform().daemon().name(name).start(reading);
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("it was cancelled");
        } catch (ExecutionException e) {
            throw failure(Objects.requireNonNull(e.getCause()));
        }
    }

    /// Waits for so long at most; then, or when the calling thread is interrupted, the thread that
    /// reads is interrupted too.
    ///
    /// @param name the thread's
    /// @throws TimeoutException when it takes longer
    public static <T> T within(Duration limit, String name, Source<T> source) throws IOException, TimeoutException {
        var reading = new FutureTask<>(source::read);
        Thread.ofPlatform().daemon().name(name).start(reading);
        try {
            return reading.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("it was cancelled");
        } catch (ExecutionException e) {
            throw failure(Objects.requireNonNull(e.getCause()));
        } finally {
            reading.cancel(true);
        }
    }

    private static IOException failure(@Nullable Throwable cause) {
        return switch (cause) {
            case null -> new IOException("it could not be read");
            case IOException broken -> broken;
            case RuntimeException wrong -> throw wrong;
            case Error fatal -> throw fatal;
            default -> new IOException(cause);
        };
    }
}
