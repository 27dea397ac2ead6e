package dev.quaymaster.engine.http;

import dev.quaymaster.files.FilterInput;
import java.io.IOException;
import java.io.InputStream;

/// Ends with an error after so many bytes: an answer without an end must not fill the memory.
final class BoundedInput extends FilterInput {

    private long most;
    private long left;

    BoundedInput(InputStream in, long most) {
        super(in);
        this.most = most;
        this.left = most;
    }

    /// Begins to count anew: what came until now has been dealt with.
    ///
    /// @param newMost of what comes next
    void restart(long newMost) {
        most = newMost;
        left = newMost;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var count = in.read(buffer, offset, length);
        left -= Math.max(0, count);
        if (left < 0) {
            throw new TooLargeException("is larger than " + (most >> 20) + " MiB");
        }
        return count;
    }
}
