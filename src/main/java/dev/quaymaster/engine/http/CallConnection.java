package dev.quaymaster.engine.http;

import dev.quaymaster.engine.dial.Connection;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;

/// A connection that one call uses; where the call has a limit for silence, it is closed after one.
public final class CallConnection implements Connection {

    private final Connection connection;
    private final Optional<IdleWatch> idle;
    private final Consumer<CallConnection> onClose;
    private final InputStream in;
    private final OutputStream out;

    /// @param onClose told whenever it is closed
    CallConnection(Connection connection, Optional<IdleWatch> idle, Consumer<CallConnection> onClose) {
        this.connection = connection;
        this.idle = idle;
        this.onClose = onClose;
        this.in = idle.map(watch -> watch.reading(connection.in())).orElse(connection.in());
        this.out = idle.map(watch -> watch.writing(connection.out())).orElse(connection.out());
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public OutputStream out() {
        return out;
    }

    /// A stream that is to go over this connection. While it is read, silence is not the engine's.
    public InputStream outgoing(InputStream source) {
        return idle.map(watch -> outgoing(source, watch)).orElse(source);
    }

    private static InputStream outgoing(InputStream source, IdleWatch watch) {
        return new FilterInputStream(source) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                watch.fetching();
                try {
                    return in.read(bytes, offset, length);
                } finally {
                    watch.ready();
                }
            }
        };
    }

    @Override
    public void endOutput() throws IOException {
        connection.endOutput();
    }

    @Override
    public void close() {
        onClose.accept(this);
        idle.ifPresent(IdleWatch::close);
        connection.close();
    }
}
