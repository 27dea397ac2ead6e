package dev.quaymaster.backup.run;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.words.Count;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Reads on a thread of its own while containers are held, so that whatever becomes of the reading,
/// they go on: at once when this run is cancelled, and after a while without a byte when the engine
/// stops in the middle.
final class StallWatch {

    /// How long the engine may be silent while containers are held.
    static final Duration USUAL = Duration.ofMinutes(2);

    /// How long a reader that was told to stop is waited for; containers go on already.
    private static final Duration END_LIMIT = Duration.ofSeconds(20);

    private final Tracker tracker;
    private final Duration limit;

    /// @param tracker is told of every sign of the engine
    /// @param limit how long it may be silent
    StallWatch(Tracker tracker, Duration limit) {
        this.tracker = tracker;
        this.limit = limit;
    }

    /// Runs `reading` and waits for it. When it stalls or this thread is interrupted, `release` is
    /// run before anything else.
    ///
    /// @param release lets the containers go on; may be run again
    /// @throws IOException as `reading`
    /// @throws BackupException FAILED when nothing came for too long
    <T> T whileHeld(Callable<T> reading, Runnable release) throws IOException {
        var task = new FutureTask<>(reading);
        tracker.alive();
        var thread = Thread.ofPlatform().daemon().name("read while held").start(task);
        try {
            return await(task);
        } catch (InterruptedException e) {
            release(release, thread);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cancelled while reading");
        } catch (TimeoutException e) {
            release(release, thread);
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "Nothing came from the engine for %s while containers were held, so they go on and nothing was kept. See whether the engine is well (docker info), then back up again."
                            .formatted(words()),
                    e);
        } catch (ExecutionException e) {
            throw rethrown(Objects.requireNonNull(e.getCause()));
        }
    }

    private <T> T await(FutureTask<T> task) throws InterruptedException, ExecutionException, TimeoutException {
        while (true) {
            long left = limit.toNanos() - tracker.silentNanos();
            try {
                return task.get(Math.max(0, left), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (tracker.silentNanos() >= limit.toNanos()) {
                    throw e;
                }
            }
        }
    }

    private String words() {
        return limit.toSeconds() < 60
                ? Count.words(limit.toSeconds(), "second")
                : Count.words(limit.toMinutes(), "minute");
    }

    private static void release(Runnable release, Thread thread) {
        try {
            release.run();
        } finally {
            end(thread);
        }
    }

    private static void end(Thread thread) {
        thread.interrupt();
        boolean interrupted = Thread.interrupted(); // or there would be no waiting
        try {
            var _ = thread.join(END_LIMIT);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static IOException rethrown(Throwable failure) {
        return switch (failure) {
            case IOException known -> known;
            case RuntimeException known -> throw known;
            case Error known -> throw known;
            default -> new IOException(failure);
        };
    }
}
