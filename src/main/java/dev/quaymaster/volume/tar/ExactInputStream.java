package dev.quaymaster.volume.tar;

import dev.quaymaster.files.FilterInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// As many bytes of a stream as were promised: a file that grows meanwhile is cut, one that shrinks
/// is an error.
final class ExactInputStream extends FilterInput {

    private final String tooShort;
    private long left;

    /// @param tooShort what is wrong when the stream has fewer
    ExactInputStream(InputStream in, long size, String tooShort) {
        super(in);
        this.tooShort = tooShort;
        left = size;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        var count = in.read(bytes, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException(tooShort);
        }
        left -= count;
        return count;
    }
}
