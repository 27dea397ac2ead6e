package dev.quaymaster.cli;

import dev.quaymaster.files.LockFile;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns Ctrl-C, and any other signal that ends the process, into an interruption of the command,
/// and holds the process until the command has put back what it must (containers that were stopped
/// for a backup). The virtual machine then ends with the signal's own code, 130 for Ctrl-C.
final class Interrupts implements AutoCloseable {

    /// After that the process ends, whatever the command is doing.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// After that it ends unless it has locked something, which it may have to put right. All that
    /// is known to take long ends by an interruption; this is for what is not known.
    private static final Duration PATIENCE_WITHOUT_LOCK = Duration.ofSeconds(5);

    private final Thread command = Thread.currentThread();
    private final CountDownLatch ended = new CountDownLatch(1);

    private Interrupts() {}

    /// Begins to listen, for a command on this thread.
    static Interrupts listen() {
        var interrupts = new Interrupts();
        Runtime.getRuntime().addShutdownHook(new Thread(interrupts::shutDown, "cancel"));
        return interrupts;
    }

    private void shutDown() {
        if (ended.getCount() == 0) {
            return;
        }
        command.interrupt();
        try {
            var over = ended.await(PATIENCE_WITHOUT_LOCK.toSeconds(), TimeUnit.SECONDS);
            if (!over && LockFile.anyHeldHere()) {
                var _ = ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The command has ended.
    @Override
    public void close() {
        ended.countDown();
    }
}
