package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.Terminal;
import dev.quaymaster.engine.http.Connection;
import java.io.InputStream;
import java.io.OutputStream;

/// A command with a terminal, over one connection.
final class ExecTerminal implements Terminal {

    private final ProcessCalls calls;
    private final String doing;
    private final String exec;
    private final Connection connection;
    private final OutputStream input;

    ExecTerminal(ProcessCalls calls, String doing, String exec, Connection connection) {
        this.calls = calls;
        this.doing = doing;
        this.exec = exec;
        this.connection = connection;
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
        calls.resize(doing, exec, columns, rows);
    }

    @Override
    public int await() {
        return calls.awaitExit(doing, exec);
    }

    @Override
    public void close() {
        connection.close();
    }
}
