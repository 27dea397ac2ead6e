package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.Terminal;
import dev.quaymaster.engine.dial.Connection;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.IntSupplier;

/// A process with a terminal, over one connection.
final class StreamTerminal implements Terminal {

    /// Tells the engine how large the terminal is.
    interface Resize {
        void to(int columns, int rows);
    }

    private final Connection connection;
    private final Resize resize;
    private final IntSupplier end;
    private final OutputStream input;

    /// @param end waits for the exit code
    StreamTerminal(Connection connection, Resize resize, IntSupplier end) {
        this.connection = connection;
        this.resize = resize;
        this.end = end;
        this.input = new AttachedSession.HalfClosing(connection);
    }

    @Override
    public OutputStream input() {
        return input;
    }

    @Override
    public InputStream output() {
        return connection.in();
    }

    @Override
    public void resize(int columns, int rows) {
        resize.to(columns, rows);
    }

    @Override
    public int await() {
        return end.getAsInt();
    }

    @Override
    public void close() {
        connection.close();
    }
}
