package dev.quaymaster.volume.tar;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.LongConsumer;

/// Writes a file in which runs of zeros are holes, which take no room: a stream does not tell where
/// the holes of the original were.
public final class SparseFileOutput implements Closeable {

    /// What a file system keeps as a unit.
    private static final int BLOCK = 4096;

    private static final int BUFFER = 64 * BLOCK;
    private static final byte[] ZEROS = new byte[BLOCK];

    private final FileChannel channel;
    private final byte[] buffer = new byte[BUFFER];
    private long written;

    /// Opens an existing, empty file; a link is not followed.
    public SparseFileOutput(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /// Writes a stream to its end.
    ///
    /// @param progress gets the bytes written so far
    /// @return the file's size
    public long writeAll(InputStream in, LongConsumer progress) throws IOException {
        var last = false;
        while (!last) {
            var count = in.readNBytes(buffer, 0, BUFFER);
            last = count < BUFFER;
            write(count);
            progress.accept(written);
        }
        if (channel.size() < written) { // it ends with a hole
            channel.write(ByteBuffer.wrap(ZEROS, 0, 1), written - 1);
        }
        return written;
    }

    private void write(int count) throws IOException {
        for (var at = 0; at < count; ) {
            var data = at;
            while (data < count && isZero(data, count)) {
                data += BLOCK;
            }
            var end = data;
            while (end < count && !isZero(end, count)) {
                end += BLOCK;
            }
            if (data < count) {
                put(data, Math.min(end, count));
            }
            at = end;
        }
        written += count;
    }

    private boolean isZero(int from, int count) {
        var to = Math.min(from + BLOCK, count);
        return Arrays.equals(buffer, from, to, ZEROS, 0, to - from);
    }

    private void put(int from, int to) throws IOException {
        var bytes = ByteBuffer.wrap(buffer, from, to - from);
        while (bytes.hasRemaining()) {
            channel.write(bytes, written + bytes.position());
        }
    }

    /// Asks the disk to have it all before returning.
    public void force() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
