package dev.quaymaster.backup.run;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupProgress;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Adds up the bytes of one volume after the other, and stops a run whose thread was interrupted.
public final class Tracker {

    private final Consumer<BackupProgress> listener;
    private final AtomicLong expected = new AtomicLong();
    private final AtomicLong lastSign = new AtomicLong(System.nanoTime());
    private final AtomicLong before = new AtomicLong();

    public Tracker(Consumer<BackupProgress> listener) {
        this.listener = listener;
    }

    /// Something came from the engine. May be told by any thread.
    public void alive() {
        lastSign.set(System.nanoTime());
    }

    /// For how long nothing came from the engine, in nanoseconds.
    long silentNanos() {
        return System.nanoTime() - lastSign.get();
    }

    /// So many more bytes are expected. May be told by any thread.
    public void expect(long bytes) {
        expected.addAndGet(bytes);
    }

    /// What is expected over all.
    public long expected() {
        return expected.get();
    }

    /// Tells a step.
    public void step(BackupProgress.Phase phase, String what) {
        requireNotCancelled();
        tell(phase, what, 0);
    }

    /// Takes the bytes of one volume as they come.
    public LongConsumer of(BackupProgress.Phase phase, String what) {
        return bytes -> {
            requireNotCancelled();
            tell(phase, what, bytes);
        };
    }

    /// One volume is through.
    public void through(long bytes) {
        before.addAndGet(bytes);
    }

    private void tell(BackupProgress.Phase phase, String what, long bytes) {
        alive();
        listener.accept(new BackupProgress(
                phase,
                what,
                before.get() + bytes,
                expected() == 0 ? OptionalLong.empty() : OptionalLong.of(Math.max(expected(), before.get() + bytes))));
    }

    private static void requireNotCancelled() {
        if (Thread.currentThread().isInterrupted()) {
            throw new BackupException(BackupException.Kind.CANCELLED, "It was cancelled.");
        }
    }
}
