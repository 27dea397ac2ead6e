package dev.quaymaster.backup.archive;

import dev.quaymaster.files.FilterInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// The content of an archive, which has exactly as many bytes as were recorded: one byte more and
/// it ends, so that a few kilobytes never become terabytes.
final class RecordedContent extends FilterInput {

    private final long recorded;
    private long total;

    RecordedContent(InputStream content, long recorded) {
        super(content);
        this.recorded = recorded;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        total += Math.max(0, read);
        if (total > recorded) {
            throw new IOException("it holds more than the %d bytes that were recorded".formatted(recorded));
        }
        if (read < 0 && total < recorded) {
            throw new EOFException("it holds %d bytes instead of %d".formatted(total, recorded));
        }
        return read;
    }
}
