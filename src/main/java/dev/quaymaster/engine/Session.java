package dev.quaymaster.engine;

import java.io.InputStream;
import java.io.OutputStream;

/// A connection to the main process of a container with open standard input. Reading and writing
/// block; [#close] from another thread ends both.
public interface Session extends AutoCloseable {

    /// To the process; flushed at once. Closing it half-closes the connection: the process reads
    /// end of file.
    OutputStream stdin();

    /// From the process. The end of stream comes when the process ends.
    InputStream stdout();

    /// The last few kilobytes that the process wrote to standard error, as far as [#stdout] has
    /// been read.
    String errors();

    /// Drops the connection; the container goes on.
    @Override
    void close();
}
