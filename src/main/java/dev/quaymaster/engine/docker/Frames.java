package dev.quaymaster.engine.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// A stream in which an engine mixes standard output and error: eight bytes of head, then the
/// content.
/// <https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerAttach>
final class Frames {

    private static final int HEAD = 8;
    private static final int ERROR = 2;
    private static final int SIZE = 4;

    private final InputStream in;
    private final byte[] head = new byte[HEAD];
    private long left;

    Frames(InputStream in) {
        this.in = in;
    }

    /// Goes to the next frame, past what is left of this one.
    ///
    /// @return whether there is one
    boolean next() throws IOException {
        in.skipNBytes(left);
        var count = in.readNBytes(head, 0, HEAD);
        if (count == 0) {
            return false;
        }
        if (count < HEAD) {
            throw broken();
        }
        left = Integer.toUnsignedLong(ByteBuffer.wrap(head).getInt(SIZE));
        return true;
    }

    /// Whether this frame is of standard error.
    boolean error() {
        return head[0] == ERROR;
    }

    /// Reads of this frame; -1 at its end.
    int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        var count = in.read(buffer, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw broken();
        }
        left -= count;
        return count;
    }

    /// What is left of the frame, at most so many bytes of it; empty at its end.
    byte[] content(int most) throws IOException {
        var wanted = (int) Math.min(most, left);
        var content = in.readNBytes(wanted);
        if (content.length < wanted) {
            throw broken();
        }
        left -= wanted;
        return content;
    }

    /// Copies all frames to where they belong, until the end.
    void copyTo(OutputStream out, OutputStream err) throws IOException {
        var buffer = new byte[64 * 1024];
        while (next()) {
            var sink = error() ? err : out;
            for (var n = read(buffer, 0, buffer.length); n > 0; n = read(buffer, 0, buffer.length)) {
                write(sink, buffer, n);
            }
        }
    }

    private static void write(OutputStream sink, byte[] buffer, int count) throws SinkFailure {
        try {
            sink.write(buffer, 0, count);
        } catch (IOException e) {
            throw new SinkFailure(e);
        }
    }

    private static EOFException broken() {
        return new EOFException("the engine closed the connection in the middle of its answer");
    }

    /// What was read could not be written to where the caller wanted it.
    static final class SinkFailure extends IOException {

        private static final long serialVersionUID = 1L;

        SinkFailure(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
