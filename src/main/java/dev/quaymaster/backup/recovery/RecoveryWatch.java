package dev.quaymaster.backup.recovery;

import java.time.Duration;

/// Puts right what killed runs left, again and again, until closed: when a program that stays
/// starts, when the engine is back, and when another program of the user was killed meanwhile.
/// Looks on a thread of its own.
public final class RecoveryWatch implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Thread thread;

    private RecoveryWatch(Thread thread) {
        this.thread = thread;
    }

    /// Begins with a look at once.
    ///
    /// @param recover runs [Recovery] and throws nothing
    public static RecoveryWatch start(Runnable recover) {
        return start(recover, PAUSE);
    }

    static RecoveryWatch start(Runnable recover, Duration pause) {
        return new RecoveryWatch(Thread.ofVirtual().name("recovery").start(() -> {
            try {
                while (true) {
                    recover.run();
                    Thread.sleep(pause);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
