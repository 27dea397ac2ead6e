package dev.quaymaster.engine.dial;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A two-way stream of bytes to an engine.
public interface Connection extends Closeable {

    /// What the engine sends, buffered.
    InputStream in();

    /// What the engine gets, not buffered.
    OutputStream out();

    /// Ends our half; the engine's half stays open.
    void endOutput() throws IOException;

    /// Ends both halves; blocked reads and writes fail. Never throws: there is nothing left to do
    /// about it.
    @Override
    void close();
}
