package dev.quaymaster.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Passes another stream on and does something to, or with, all that passes, which is said in one
/// method: single bytes and skipped ones go through it as well, and nothing passes twice.
public abstract class FilterInput extends FilterInputStream {

    private static final int SKIPPED_AT_ONCE = 1 << 16;

    /// @param in closed with this
    protected FilterInput(InputStream in) {
        super(in);
    }

    @Override
    public abstract int read(byte[] bytes, int offset, int length) throws IOException;

    @Override
    public final int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public final long skip(long count) throws IOException {
        return count <= 0 ? 0 : readNBytes((int) Math.min(count, SKIPPED_AT_ONCE)).length;
    }

    @Override
    public final boolean markSupported() {
        return false;
    }
}
