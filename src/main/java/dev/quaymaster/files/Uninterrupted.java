package dev.quaymaster.files;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Works on a file channel on a thread that nobody interrupts. A channel closes when the thread
/// that uses it is interrupted, and with it goes the lock on its file; but interruption is how runs
/// are cancelled, which still have to write down what they undo.
public final class Uninterrupted {

    private Uninterrupted() {}

    /// Does the work to its end; an interruption meanwhile is kept for afterwards.
    public static <T> T call(Callable<T> work) throws IOException {
        var task = new FutureTask<T>(work);
        Thread.ofVirtual().name("file").start(task);
        var interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static IOException unwrapped(@Nullable Throwable cause) {
        return switch (cause) {
            case IOException e -> e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> new IOException(cause);
        };
    }
}
