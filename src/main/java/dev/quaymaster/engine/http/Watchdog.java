package dev.quaymaster.engine.http;

import dev.quaymaster.engine.dial.Connection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Closes connections whose answer takes too long: a unix socket has no time limit of its own.
final class Watchdog implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer;

    Watchdog() {
        timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("engine-time-limit").daemon().factory());
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(10, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    Watch watch(Connection connection, Optional<Duration> limit) {
        return new Watch(connection, limit);
    }

    /// Runs something after a while, unless it was closed by then.
    Alarm remind(Optional<Duration> time, Runnable reminder) {
        return new Alarm(time, reminder);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /// Something that is run after a while, until closed.
    final class Alarm implements AutoCloseable {

        private final Optional<Future<?>> waiting;

        private Alarm(Optional<Duration> time, Runnable action) {
            waiting =
                    time.map(
                            after ->
                                    timer.schedule(
                                            action, after.toMillis(), TimeUnit.MILLISECONDS));
        }

        @Override
        public void close() {
            waiting.ifPresent(alarm -> alarm.cancel(false));
        }
    }

    /// One connection being watched, until closed.
    final class Watch implements AutoCloseable {

        private final Alarm alarm;
        private volatile boolean expired;

        private Watch(Connection connection, Optional<Duration> limit) {
            alarm = new Alarm(limit, () -> expire(connection));
        }

        private void expire(Connection connection) {
            expired = true;
            connection.close();
        }

        boolean expired() {
            return expired;
        }

        @Override
        public void close() {
            alarm.close();
        }
    }
}
