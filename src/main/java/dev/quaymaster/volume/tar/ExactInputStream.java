package dev.quaymaster.volume.tar;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// As many bytes of a stream as were promised: a file that grows meanwhile is cut, one that shrinks
/// is an error.
final class ExactInputStream extends FilterInputStream {

    private final String tooShort;
    private long left;

    /// @param tooShort what is wrong when the stream has fewer
    ExactInputStream(InputStream in, long size, String tooShort) {
        super(in);
        this.tooShort = tooShort;
        left = size;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        var count = super.read(bytes, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException(tooShort);
        }
        left -= count;
        return count;
    }
}
