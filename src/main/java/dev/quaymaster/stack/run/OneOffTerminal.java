package dev.quaymaster.stack.run;

import dev.quaymaster.engine.Terminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;

/// The terminal of a single run: clears up behind it when it is closed.
final class OneOffTerminal implements Terminal {

    private final Terminal terminal;
    private final Runnable tidy;
    private final AtomicBoolean closed = new AtomicBoolean();

    /// @param tidy stops and removes the container
    OneOffTerminal(Terminal terminal, Runnable tidy) {
        this.terminal = terminal;
        this.tidy = tidy;
    }

    @Override
    public OutputStream input() {
        return terminal.input();
    }

    @Override
    public InputStream output() {
        return terminal.output();
    }

    @Override
    public void resize(int columns, int rows) {
        terminal.resize(columns, rows);
    }

    @Override
    public int await() {
        return terminal.await();
    }

    @Override
    public void close() {
        terminal.close();
        if (closed.compareAndSet(false, true)) {
            tidy.run();
        }
    }
}
