package dev.quaymaster.engine.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// Content in chunks, RFC 9112 section 7.1. A connection that breaks before the last chunk is an
/// error, not an end.
final class ChunkedInput extends InputStream {

    private final InputStream in;
    private long left;
    private boolean first = true;
    private boolean ended;

    ChunkedInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !nextChunk()) {
            return -1;
        }
        var count = in.read(buffer, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the engine closed the connection in the middle of its answer");
        }
        left -= count;
        return count;
    }

    private boolean nextChunk() throws IOException {
        if (ended) {
            return false;
        }
        if (!first) {
            Head.line(in);
        }
        first = false;
        left = Head.length(Head.line(in).split(";", 2)[0], 16);
        ended = left == 0;
        return !ended;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(left, in.available());
    }
}
