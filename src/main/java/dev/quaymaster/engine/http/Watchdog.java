package dev.quaymaster.engine.http;

import dev.quaymaster.engine.dial.Connection;
import java.time.Duration;
import java.util.Optional;
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

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /// One connection being watched, until closed.
    final class Watch implements AutoCloseable {

        private final java.util.concurrent.Future<?> alarm;
        private volatile boolean expired;

        private Watch(Connection connection, Optional<Duration> limit) {
            alarm =
                    limit.<java.util.concurrent.Future<?>>map(
                                    time ->
                                            timer.schedule(
                                                    () -> expire(connection),
                                                    time.toMillis(),
                                                    TimeUnit.MILLISECONDS))
                            .orElseGet(
                                    () ->
                                            java.util.concurrent.CompletableFuture.completedFuture(
                                                    ""));
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
            alarm.cancel(false);
        }
    }
}
