package dev.quaymaster.engine.http;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.dial.Connection;
import dev.quaymaster.engine.dial.Watchdog;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Closes a connection over which nothing comes or goes any more although somebody waits for it: an
/// engine that stops in the midst of an archive would be waited for without end, and with it the
/// containers that were paused for the archive.
///
/// Time that passes while nobody waits, because what came is being worked on or what is to go is
/// not there yet, does not count. Any number of threads may read and write.
public final class IdleWatch implements AutoCloseable {

    private final Watchdog watchdog;
    private final Connection connection;
    private final Duration limit;
    private final Supplier<EngineException> failure;
    private Watchdog.Alarm alarm;
    private int waiting;
    private int busy;
    private long since;
    private boolean expired;
    private boolean closed;

    IdleWatch(Watchdog watchdog, Connection connection, Duration limit, Supplier<EngineException> failure) {
        this.watchdog = watchdog;
        this.connection = connection;
        this.limit = limit;
        this.failure = failure;
        this.alarm = watchdog.remind(Optional.of(limit), this::look);
    }

    private synchronized void look() {
        if (closed) {
            return;
        }
        var counts = waiting > 0 && busy == 0;
        var left = counts ? limit.toNanos() - (System.nanoTime() - since) : limit.toNanos();
        if (left <= 0) {
            expired = true;
            connection.close();
        } else {
            alarm = watchdog.remind(Optional.of(Duration.ofNanos(left)), this::look);
        }
    }

    private synchronized void begin() {
        if (waiting++ == 0) {
            since = System.nanoTime();
        }
    }

    private synchronized void end() {
        waiting--;
        since = System.nanoTime();
    }

    /// Says that what is to go next is being fetched from elsewhere, until [#ready].
    synchronized void fetching() {
        busy++;
    }

    /// Says that it is there.
    synchronized void ready() {
        busy--;
        since = System.nanoTime();
    }

    private synchronized IOException told(IOException cause) {
        return expired ? new SilenceException(failure.get()) : cause;
    }

    /// The connection went silent for too long. The cause is what the caller of a whole exchange is
    /// told.
    static final class SilenceException extends IOException {

        private static final long serialVersionUID = 1L;

        private final EngineException failure;

        SilenceException(EngineException failure) {
            super(failure.getMessage(), failure);
            this.failure = failure;
        }

        EngineException failure() {
            return failure;
        }
    }

    /// What comes over the connection.
    InputStream reading(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                begin();
                try {
                    return in.read();
                } catch (IOException e) {
                    throw told(e);
                } finally {
                    end();
                }
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                begin();
                try {
                    return in.read(bytes, offset, length);
                } catch (IOException e) {
                    throw told(e);
                } finally {
                    end();
                }
            }
        };
    }

    /// What goes over it.
    OutputStream writing(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                begin();
                try {
                    out.write(bytes, offset, length);
                } catch (IOException e) {
                    throw told(e);
                } finally {
                    end();
                }
            }
        };
    }

    /// Ends the watch; the connection stays.
    @Override
    public synchronized void close() {
        closed = true;
        alarm.close();
    }
}
