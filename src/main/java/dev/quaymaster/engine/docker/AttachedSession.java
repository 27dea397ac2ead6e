package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.Session;
import dev.quaymaster.engine.dial.Connection;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A container's main process, over one connection.
final class AttachedSession implements Session {

    private final Connection connection;
    private final OutputStream stdin;
    private final InputStream stdout;
    private final Tail errors = new Tail();

    AttachedSession(Connection connection, boolean tty) {
        this.connection = connection;
        this.stdin = new HalfClosing(connection);
        this.stdout = tty ? connection.in() : new Output(new Frames(connection.in()), errors);
    }

    @Override
    public OutputStream stdin() {
        return stdin;
    }

    @Override
    public InputStream stdout() {
        return stdout;
    }

    @Override
    public String errors() {
        return errors.text();
    }

    @Override
    public void close() {
        connection.close();
    }

    /// Closing it ends our half of the connection only.
    static final class HalfClosing extends FilterOutputStream {

        private final Connection connection;

        HalfClosing(Connection connection) {
            super(connection.out());
            this.connection = connection;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            connection.endOutput();
        }
    }

    /// Standard output; what comes in between on standard error is put aside.
    private static final class Output extends InputStream {

        private final Frames frames;
        private final Tail errors;

        Output(Frames frames, Tail errors) {
            this.frames = frames;
            this.errors = errors;
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
            var count = frames.error() ? -1 : frames.read(buffer, offset, length);
            while (count < 0) {
                if (!frames.next()) {
                    return -1;
                }
                if (frames.error()) {
                    errors.add(frames);
                } else {
                    count = frames.read(buffer, offset, length);
                }
            }
            return count;
        }
    }

    /// The last few kilobytes of something.
    private static final class Tail {

        private static final int KEPT = 8 * 1024;

        private String text = "";

        void add(Frames frames) throws IOException {
            for (var piece = frames.content(KEPT); piece.length > 0; piece = frames.content(KEPT)) {
                add(piece);
            }
        }

        private synchronized void add(byte[] bytes) {
            var all = text + new String(bytes, StandardCharsets.UTF_8);
            text = all.substring(Math.max(0, all.length() - KEPT));
        }

        synchronized String text() {
            return text;
        }
    }
}
