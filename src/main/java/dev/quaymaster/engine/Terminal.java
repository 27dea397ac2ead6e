package dev.quaymaster.engine;

import java.io.InputStream;
import java.io.OutputStream;

/// A command running in a container with a terminal of its own.
public interface Terminal extends AutoCloseable {

    /// What is typed.
    OutputStream input();

    /// What is shown, with terminal escape sequences.
    InputStream output();

    /// Tells the process how large the terminal is.
    void resize(int columns, int rows);

    /// Waits for the command's end.
    ///
    /// @return its exit code
    int await();

    /// Drops the connection. The engine leaves the command running; most shells end with their
    /// terminal.
    @Override
    void close();
}
