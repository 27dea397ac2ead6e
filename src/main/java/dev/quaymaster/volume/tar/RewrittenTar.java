package dev.quaymaster.volume.tar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/// A tar that is made of another one while it is read, entry by entry. What follows the entries
/// stays as it was.
abstract class RewrittenTar extends InputStream {

    private final InputStream source;
    private final Deque<Part> parts = new ArrayDeque<>();
    private InputStream current = InputStream.nullInputStream();
    private boolean ended;

    /// Opened when all parts before it have been read.
    private interface Part {
        InputStream open() throws IOException;
    }

    /// @param source the other tar, uncompressed
    RewrittenTar(InputStream source) {
        this.source = source;
    }

    /// Reads the headers of the next entry from the source, and adds what stands for the entry.
    ///
    /// @param from the source
    /// @return false at the closing blocks, of which the first has been read
    abstract boolean addEntry(InputStream from) throws IOException;

    /// Adds bytes of our own.
    final void add(byte[] bytes) {
        parts.add(() -> new ByteArrayInputStream(bytes));
    }

    /// Adds bytes of the source.
    final void addCopy(long length) {
        parts.add(() -> new ExactInputStream(source, length, "the archive ends in the middle of an entry"));
    }

    /// Passes over bytes of the source.
    final void leaveOut(long length) {
        parts.add(() -> {
            source.skipNBytes(length);
            return InputStream.nullInputStream();
        });
    }

    @Override
    public final int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public final int read(byte[] bytes, int offset, int length) throws IOException {
        while (true) {
            var count = current.read(bytes, offset, length);
            if (count >= 0) {
                return count;
            }
            if (parts.isEmpty() && !ended && !addEntry(source)) {
                ended = true;
                add(new byte[RawTarEntry.BLOCK]);
                parts.add(() -> source);
            }
            if (parts.isEmpty()) {
                return -1;
            }
            current = parts.remove().open();
        }
    }
}
