package dev.quaymaster.backup.restore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/// Keeps the end of what a program says, however much that is.
final class LastBytes extends OutputStream {

    private static final int KEPT = 1 << 13;

    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int count) {
        bytes.write(source, offset, count);
        if (bytes.size() > 2 * KEPT) {
            var all = bytes.toByteArray();
            bytes = new ByteArrayOutputStream();
            bytes.write(all, all.length - KEPT, KEPT);
        }
    }

    String text() {
        return bytes.toString(UTF_8).strip();
    }
}
