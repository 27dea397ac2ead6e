package dev.quaymaster.engine.http;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A stream that is opened with the first read of it, which may take long.
final class LateInput extends InputStream {

    /// Waits for the stream.
    interface Source {
        InputStream open() throws IOException;
    }

    private final Source source;
    private @Nullable InputStream in;

    LateInput(Source source) {
        this.source = source;
    }

    private InputStream in() throws IOException {
        var opened = in;
        if (opened == null) {
            opened = source.open();
            in = opened;
        }
        return opened;
    }

    @Override
    public int read() throws IOException {
        return in().read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return in().read(buffer, offset, length);
    }
}
