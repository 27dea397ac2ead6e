package dev.quaymaster.engine.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// An answer whose content is read as it comes.
public final class Response implements AutoCloseable {

    private final InputStream body;
    private final Runnable release;

    /// @param release drops the connection
    Response(InputStream body, Runnable release) {
        this.body = body;
        this.release = release;
    }

    /// The content.
    public InputStream body() {
        return body;
    }

    /// The content as a stream that drops the connection when it is closed.
    public InputStream owningBody() {
        return new FilterInputStream(body) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return in.read(buffer, offset, length);
            }

            @Override
            public void close() {
                Response.this.close();
            }
        };
    }

    /// Drops the connection; a read that is blocked fails.
    @Override
    public void close() {
        release.run();
    }
}
