package dev.quaymaster.engine.dial;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Closes connections that take too long: a unix socket has no time limit of its own. Any number of
/// threads may use it.
public final class Watchdog implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

    /// Watches nothing yet.
    public Watchdog() {
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("engine-time-limit").daemon().factory());
        timer.setRemoveOnCancelPolicy(true);
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        timer.setKeepAliveTime(10, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /// Closes a connection after a while, unless the watch was closed by then.
    public Watch watch(Closeable connection, Optional<Duration> limit) {
        return new Watch(connection, limit);
    }

    /// Runs something after a while, unless it was closed by then.
    public Alarm remind(Optional<Duration> time, Runnable reminder) {
        return new Alarm(time, reminder);
    }

    /// Closes what is being watched: nobody would end the wait for it any more.
    @Override
    public void close() {
        timer.shutdownNow();
        watches.forEach(watch -> closeQuietly(watch.connection));
    }

    /// Something that is run after a while, until closed.
    public final class Alarm implements AutoCloseable {

        private final Optional<Future<?>> waiting;

        private Alarm(Optional<Duration> time, Runnable action) {
            waiting = time.map(after -> timer.schedule(action, after.toMillis(), TimeUnit.MILLISECONDS));
        }

        @Override
        public void close() {
            waiting.ifPresent(alarm -> alarm.cancel(false));
        }
    }

    /// One connection being watched, until closed.
    public final class Watch implements AutoCloseable {

        private final Closeable connection;
        private final Alarm alarm;
        private volatile boolean expired;

        private Watch(Closeable connection, Optional<Duration> limit) {
            this.connection = connection;
            alarm = new Alarm(limit, this::expire);
            watches.add(this);
            if (timer.isShutdown()) {
                closeQuietly(connection);
            }
        }

        private void expire() {
            expired = true;
            closeQuietly(connection);
        }

        /// Whether it was closed because it took too long.
        public boolean expired() {
            return expired;
        }

        @Override
        public void close() {
            alarm.close();
            watches.remove(this);
        }
    }

    static void closeQuietly(Closeable connection) {
        try {
            connection.close();
        } catch (IOException e) {
            // it is of no further use either way
        }
    }
}
